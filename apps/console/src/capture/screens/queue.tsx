import { SIGN_IN } from '../net/session.js';
import { correctionOf, isSettled, type Item } from '../queue/item.js';
import type { Sent } from '../net/sender.js';
import type { Texts } from '../texts.js';
import { Notice } from '../ui.js';
import type { Sending } from '../use-desk.js';
import { go } from '../use-hash.js';
import { useDates, useTexts } from '../use-texts.js';

/** Every form on the phone, each with where it stands. */
export function Queue({
  items,
  sending,
  onTidy,
}: {
  readonly items: readonly Item[];
  readonly sending: Sending;
  readonly onTidy: () => void;
}) {
  const texts = useTexts();
  const waiting = items.filter(({ state }) => state === 'waiting' || state === 'sending');
  const lists = waiting.filter(({ kind }) => kind === 'list').length;
  const returned = items.filter(({ state }) => state === 'returned').length;
  const stopped = sending.last?.stopped;
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{texts.queue.heading}</h2>
      <p role="status">
        {texts.queue.waiting(waiting.length - lists, lists)}{' '}
        {sending.last && !sending.busy && said(sending.last, texts)}
      </p>
      {waiting.length > 0 && (
        <button type="button" onClick={sending.now} disabled={sending.busy}>
          {sending.busy ? texts.queue.sending : texts.queue.send}
        </button>
      )}
      {(stopped === 'signed-out' || stopped === 'other-account') && (
        <a className="button primary" href={SIGN_IN}>
          {texts.queue.signIn}
        </a>
      )}
      {returned > 0 && <Notice>{texts.queue.returned(returned)}</Notice>}
      {items.length === 0 && <p>{texts.queue.empty}</p>}
      <ul className="list">
        {items.map((item) => (
          <QueueRow key={item.id} item={item} />
        ))}
      </ul>
      {items.some(isSettled) && (
        <button type="button" onClick={onTidy}>
          {texts.queue.tidy}
        </button>
      )}
    </section>
  );
}

function QueueRow({ item }: { readonly item: Item }) {
  const texts = useTexts();
  const dates = useDates();
  const { id, place, state, startedAt } = item;
  const correction = correctionOf(item);
  const title = item.kind === 'list' ? texts.queue.listOf(item.place.session, place.title) : place.title;
  return (
    <li className="card" data-state={state}>
      <p>
        <strong className={`state ${state}`}>{texts.states[state]}</strong> {texts.queue.number(shortId(id))}
        <br />
        {title}, {place.commune}
        <br />
        <span className="small">{texts.queue.started(dates.instant(startedAt))}</span>
      </p>
      {correction && (
        <p>
          {texts.item.reviewer}: <span lang="vi">{correction.reason}</span>
        </p>
      )}
      <button
        type="button"
        aria-label={texts.queue.openOf(title, shortId(id))}
        onClick={() => go({ at: state === 'draft' ? 'form' : 'item', id })}
      >
        {state === 'draft' ? texts.item.edit : texts.queue.open}
      </button>
    </li>
  );
}

/** Enough of an id to tell forms apart and to find one again. */
export const shortId = (id: string): string => id.slice(-6).toUpperCase();

function said({ stopped, settled }: Sent, texts: Texts): string {
  switch (stopped) {
    case 'done':
      return texts.queue.done(settled);
    case 'offline':
      return texts.queue.offline;
    case 'signed-out':
      return texts.queue.signedOut;
    case 'other-account':
      return texts.queue.otherAccount;
    case 'busy':
      return texts.queue.busy;
  }
}
