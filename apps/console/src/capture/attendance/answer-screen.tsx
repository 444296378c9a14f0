import { useState } from 'react';
import type { Desk } from '../desk.js';
import { isOpenable, isSettled, reopened } from '../queue/item.js';
import type { Attendee, ListItem } from '../queue/list.js';
import { shortId } from '../screens/queue.js';
import { Page, Sure } from '../ui.js';
import { go } from '../use-hash.js';
import { useDates, useTexts } from '../use-texts.js';
import { useListTexts } from './attendance.texts.js';

/** A list that is done: where it stands, and, person by person, what the server did not take and why. */
export function AnswerScreen({ desk, list }: { readonly desk: Desk; readonly list: ListItem }) {
  const texts = useTexts();
  const words = useListTexts();
  const dates = useDates();
  const { id, place, state, refusal, taken, people } = list;
  const judged = (status: 'rejected' | 'conflict') =>
    people.filter(({ verdict }) => verdict?.status === status);
  return (
    <Page heading={words.list(shortId(id))} back={() => go({ at: 'home' })}>
      <p>
        <strong className={`state ${state}`}>{texts.states[state]}</strong>
      </p>
      <p>
        {words.heading(place.session, place.title)}
        <br />
        {place.venue}, {place.commune}
        <br />
        <span className="small">{texts.queue.started(dates.instant(list.startedAt))}</span>
      </p>
      <p>{state === 'waiting' && list.tries > 0 ? words.advice.uncertain : words.advice[state]}</p>
      {taken > 0 && <p>{words.taken(taken)}</p>}
      <Refused title={words.refused} people={judged('rejected')} />
      <Refused title={words.otherwise} people={judged('conflict')} />
      {refusal && refusal.detail !== '' && (
        <section aria-labelledby="reason">
          <h2 id="reason">{texts.item.reason}</h2>
          <p lang="vi">{refusal.detail}</p>
          {refusal.correlationId !== null && (
            <p className="small">{texts.item.correlation(refusal.correlationId)}</p>
          )}
        </section>
      )}
      <Actions desk={desk} list={list} />
    </Page>
  );
}

function Refused({ title, people }: { readonly title: string; readonly people: readonly Attendee[] }) {
  const words = useListTexts();
  if (people.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className="list">
        {people.map(({ id, name, mark, verdict }) => (
          <li className="card" key={id}>
            <strong>{name}</strong>
            {mark && `, ${words.here(mark.present)}`}
            {verdict && verdict.detail !== '' && <p lang="vi">{verdict.detail}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ desk, list }: { readonly desk: Desk; readonly list: ListItem }) {
  const texts = useTexts();
  const words = useListTexts();
  const [asked, setAsked] = useState(false);
  const { id, state } = list;
  const edit = async () => {
    await desk.items.update(id, (each) => reopened(each, new Date()));
    go({ at: 'form', id }, 'replace');
  };
  const remove = async () => {
    await desk.items.remove(id);
    go({ at: 'home' }, 'replace');
  };
  return (
    <div className="buttons">
      {isOpenable(list) && (
        <>
          <button type="button" className="primary" onClick={() => void edit()}>
            {state === 'rejected' ? words.edit : words.takeBack}
          </button>
          <button type="button" onClick={() => setAsked(true)}>
            {words.remove}
          </button>
        </>
      )}
      {state === 'conflict' && (
        <button type="button" onClick={() => setAsked(true)}>
          {words.drop}
        </button>
      )}
      {isSettled(list) && (
        <button type="button" onClick={() => void remove()}>
          {texts.item.hide}
        </button>
      )}
      {asked && (
        <Sure
          question={words.removeSure}
          yes={texts.item.yes}
          onYes={() => void remove()}
          onNo={() => setAsked(false)}
        />
      )}
    </div>
  );
}
