import { useState } from 'react';
import type { Desk } from '../desk.js';
import { copied, type FormItem, isOpenable, isSettled, reopened } from '../queue/item.js';
import { uuidV7 } from '../queue/uuid-v7.js';
import type { Texts } from '../texts.js';
import { Page, Sure } from '../ui.js';
import { useItems } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useDates, useTexts } from '../use-texts.js';
import { shortId } from './queue.js';

/** One form of the queue: where it stands, why, and what can be done. */
export function ItemScreen({ desk, id }: { readonly desk: Desk; readonly id: string }) {
  const texts = useTexts();
  const dates = useDates();
  const item = useItems(desk).find((each) => each.id === id);
  if (!item || item.kind === 'list') return null;
  const { place, state, refusal, correction } = item;
  return (
    <Page heading={`${texts.item.heading} ${shortId(id)}`} back={() => go({ at: 'home' })}>
      <p>
        <strong className={`state ${state}`}>{texts.states[state]}</strong>
      </p>
      <p>
        {place.title}, {place.commune}
        <br />
        <span className="small">{texts.queue.started(dates.instant(item.startedAt))}</span>
      </p>
      <p>{adviceOn(item, texts)}</p>
      {correction && (
        <section aria-labelledby="returned">
          <h2 id="returned">{texts.item.reviewer}</h2>
          <p lang="vi">{correction.reason}</p>
          <p className="small">{texts.item.returnedAt(dates.instant(correction.returnedAt))}</p>
        </section>
      )}
      {refusal && refusal.detail !== '' && (
        <section aria-labelledby="reason">
          <h2 id="reason">{texts.item.reason}</h2>
          <p lang="vi">{refusal.detail}</p>
          {refusal.faults.length > 0 && (
            <ul lang="vi">
              {refusal.faults.map((fault) => (
                <li key={`${fault.field} ${fault.code}`}>
                  {fault.detail} <span className="small">({fault.field})</span>
                </li>
              ))}
            </ul>
          )}
          {refusal.correlationId !== null && (
            <p className="small">{texts.item.correlation(refusal.correlationId)}</p>
          )}
        </section>
      )}
      <Actions desk={desk} item={item} />
    </Page>
  );
}

type Asked = 'remove' | 'remove-copy' | 'as-new';

function Actions({ desk, item }: { readonly desk: Desk; readonly item: FormItem }) {
  const texts = useTexts();
  const [asked, setAsked] = useState<Asked>();
  const { id, state } = item;
  const edit = async () => {
    await desk.items.update(id, (each) => reopened(each, new Date()));
    go({ at: 'form', id }, 'replace');
  };
  const remove = async () => {
    await desk.items.remove(id);
    go({ at: 'home' }, 'replace');
  };
  const asNew = async () => {
    const now = new Date();
    const fresh = uuidV7(now.getTime(), crypto.getRandomValues(new Uint8Array(10)));
    await desk.items.add(copied(item, fresh, now));
    await desk.items.remove(id);
    go({ at: 'form', id: fresh }, 'replace');
  };
  const questions = {
    remove: { question: texts.item.removeSure, onYes: remove },
    'remove-copy': { question: texts.item.removeCopySure, onYes: remove },
    'as-new': { question: texts.item.asNewSure, onYes: asNew },
  } as const;
  return (
    <div className="buttons">
      {isOpenable(item) && (
        <button type="button" className="primary" onClick={() => void edit()}>
          {state === 'rejected' || state === 'returned' ? texts.item.correct : texts.item.takeBack}
        </button>
      )}
      {state === 'conflict' && (
        <>
          <button type="button" onClick={() => setAsked('remove-copy')}>
            {texts.item.removeCopy}
          </button>
          <button type="button" onClick={() => setAsked('as-new')}>
            {texts.item.asNew}
          </button>
        </>
      )}
      {isOpenable(item) && !item.correction && (
        <button type="button" onClick={() => setAsked('remove')}>
          {texts.item.remove}
        </button>
      )}
      {isSettled(item) && (
        <button type="button" onClick={() => void remove()}>
          {texts.item.hide}
        </button>
      )}
      {asked && (
        <Sure
          question={questions[asked].question}
          yes={texts.item.yes}
          onYes={() => void questions[asked].onYes()}
          onNo={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

function adviceOn({ state, tries, late, correction }: FormItem, { advice }: Texts): string {
  if (state === 'waiting' && tries > 0) return advice.uncertain;
  if (state === 'conflict' && correction) return advice.overtaken;
  return late ? `${advice[state]} ${advice.late}` : advice[state];
}
