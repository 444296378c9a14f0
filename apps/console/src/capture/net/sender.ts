import type { Desk } from '../desk.js';
import { answered, type FormItem, isDue, sending } from '../queue/item.js';
import { type Outcome, outcomeOf, UNREACHED } from '../queue/outcome.js';
import { ask } from './ask.js';
import { keepRoster } from './classes.js';
import { sendList } from './list-sender.js';
import { presence } from './session.js';

/** Why sending stopped, and how many were answered for good. */
export interface Sent {
  readonly stopped: 'done' | 'offline' | 'signed-out' | 'other-account' | 'busy';
  readonly settled: number;
}

/**
 * Sends what is due, the oldest first, one after the other. Only in the session of the account they belong to: what one person
 * wrote is never sent in the name of another. One window at a time.
 * @param forced also what should wait a while
 */
export async function sendDue(desk: Desk, forced: boolean): Promise<Sent> {
  const work = async (lock: unknown): Promise<Sent> =>
    lock === null ? { stopped: 'busy', settled: 0 } : sendAll(desk, forced);
  // Without the lock of the browser (plain HTTP) there is one window at most that works.
  if (!('locks' in navigator)) return work(undefined);
  return navigator.locks.request(sendingLock(desk.account.id), { ifAvailable: true }, work);
}

/** Held by the window that is sending. */
export const sendingLock = (accountId: string): string => `xaso-capture-sending-${accountId}`;

async function sendAll({ account, items: store, classes }: Desk, forced: boolean): Promise<Sent> {
  const due = store.all().filter((item) => isDue(item, new Date(), forced));
  if (due.length === 0) return { stopped: 'done', settled: 0 };
  const now = await presence();
  if (now.is !== 'signed-in') return { stopped: now.is, settled: 0 };
  if (now.session.account.id !== account.id) return { stopped: 'other-account', settled: 0 };
  let settled = 0;
  for (const { id } of [...due].reverse()) {
    const item = await store.update(id, sending);
    const outcome =
      item.kind === 'list'
        ? await sendList(item, now.session.csrf, store)
        : await send(item, now.session.csrf);
    await store.update(id, (each) => answered(each, outcome, new Date(), Math.random()));
    // What stands now is shown the next time the session is opened; without it the old list does.
    if (item.kind === 'list' && outcome.is === 'judged')
      await keepRoster(classes, item.place.classId).catch(() => undefined);
    if (outcome.is === 'signed-out') return { stopped: 'signed-out', settled };
    if (outcome.is === 'later' && !outcome.reached) return { stopped: 'offline', settled };
    if (outcome.is !== 'later') settled += 1;
  }
  return { stopped: 'done', settled };
}

async function send(item: FormItem, csrf: string): Promise<Outcome> {
  const { campaignId, communeUnitId } = item.place;
  const { correction, submission } = item;
  const answer = await (correction
    ? // The same correction again is answered as the first was, so no key is needed.
      ask(`/api/surveys/responses/${correction.responseId}`, {
        method: 'PUT',
        headers: { 'x-csrf-token': csrf },
        body: { ...submission, communeUnitId, version: correction.version },
      })
    : ask('/api/surveys/responses', {
        method: 'POST',
        headers: { 'x-csrf-token': csrf, 'idempotency-key': item.id },
        body: { ...submission, clientId: item.id, campaignId, communeUnitId },
      }));
  return answer ? outcomeOf(answer.status, answer.body, answer.headers) : UNREACHED;
}
