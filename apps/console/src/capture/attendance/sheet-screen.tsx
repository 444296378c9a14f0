import { useEffect, useState } from 'react';
import type { Desk } from '../desk.js';
import {
  type Attendee,
  finishedList,
  type ListItem,
  marked,
  merged,
  type Newcomer,
  struckOut,
  ticked,
  walkedIn,
} from '../queue/list.js';
import { Fault, Notice, Page } from '../ui.js';
import { go } from '../use-hash.js';
import { useListTexts } from './attendance.texts.js';
import { newId } from './new-id.js';
import { counted } from './sitting.js';
import { WalkInForm } from './walk-in.js';

/** The list of a session: everybody is there or is not, and each tick is kept at once. */
export function SheetScreen({
  desk,
  list,
  onFinished,
}: {
  readonly desk: Desk;
  readonly list: ListItem;
  readonly onFinished: () => void;
}) {
  const texts = useListTexts();
  const [fault, setFault] = useState<'not-saved' | 'nothing'>();
  const { id, place, people } = list;
  const { classId, session, title } = place;
  const change = async (how: (before: ListItem) => ListItem): Promise<boolean> => {
    try {
      await desk.items.update(id, (each) => (each.kind === 'list' ? how(each) : each));
      setFault(undefined);
      return true;
    } catch {
      setFault('not-saved');
      return false;
    }
  };
  // Once, when the list is opened: nobody comes or goes under a finger.
  useEffect(() => {
    const trainees = desk.classes.find(classId)?.trainees;
    if (!trainees) return;
    void desk.items.update(id, (each) => (each.kind === 'list' ? merged(each, trainees) : each));
  }, [desk, id, classId]);
  const mark = (before: ListItem, person: string, present: boolean): ListItem => {
    const now = new Date();
    return marked(before, person, present, newId(now), now);
  };
  const restPresent = () =>
    change((before) =>
      before.people
        .filter(({ mark: known, stands }) => !known && stands === null)
        .reduce((sheet, person) => mark(sheet, person.id, true), before),
    );
  const add = (one: Newcomer) =>
    change((before) => {
      const now = new Date();
      return walkedIn(before, one, { person: newId(now), mark: newId(now) }, now);
    });
  const finish = async () => {
    if (ticked(list).length === 0) return setFault('nothing');
    if (!(await change((before) => finishedList(before, new Date())))) return;
    go({ at: 'home' }, 'replace');
    onFinished();
  };
  const { present, absent, open } = counted(list);
  return (
    <Page heading={texts.heading(session, title)} back={() => go({ at: 'home' })}>
      <p>
        {place.venue}, {place.commune}
      </p>
      {place.begins && <Notice>{texts.begins}</Notice>}
      {people.length === 0 && <p>{texts.nobody}</p>}
      {open > 0 && (
        <button type="button" onClick={() => void restPresent()}>
          {texts.rest}
        </button>
      )}
      <ul className="list">
        {people.map((person) => (
          <Line
            key={person.id}
            person={person}
            onMark={(value) => void change((before) => mark(before, person.id, value))}
            onStrike={() => void change((before) => struckOut(before, person.id, new Date()))}
          />
        ))}
      </ul>
      <WalkInForm onAdd={add} />
      <p role="status">
        {texts.count(present, absent, open)} {texts.saved}
      </p>
      {fault && <Fault>{fault === 'nothing' ? texts.nothing : texts.notSaved}</Fault>}
      <button type="button" className="primary" onClick={() => void finish()}>
        {texts.finish}
      </button>
    </Page>
  );
}

function Line({
  person,
  onMark,
  onStrike,
}: {
  readonly person: Attendee;
  readonly onMark: (present: boolean) => void;
  readonly onStrike: () => void;
}) {
  const texts = useListTexts();
  const { id, name, birthYear, mark, stands, walkIn, verdict } = person;
  return (
    <li className="card">
      <fieldset>
        <legend>
          <strong>{name}</strong>, {texts.born(birthYear)}
        </legend>
        {walkIn && <p className="small">{texts.walkIn}</p>}
        {!mark && stands !== null && <p className="small">{texts.stands(stands)}</p>}
        {verdict && verdict.detail !== '' && (
          <p className="wrong" lang="vi">
            {verdict.detail}
          </p>
        )}
        <div className="pair">
          {([true, false] as const).map((value) => (
            <label className="choice" key={String(value)}>
              <input
                type="radio"
                name={id}
                checked={mark?.present === value}
                onChange={() => onMark(value)}
              />
              <span>{value ? texts.present : texts.absent}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {walkIn?.enrolmentId === null && (
        <button type="button" className="plain" aria-label={texts.strikeOf(name)} onClick={onStrike}>
          {texts.strike}
        </button>
      )}
    </li>
  );
}
