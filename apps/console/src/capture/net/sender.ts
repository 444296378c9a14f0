import { answered, isDue, type Item, sending } from '../queue/item.js';
import { type Outcome, outcomeOf, UNREACHED } from '../queue/outcome.js';
import type { ItemStore } from '../store/item-store.js';
import { ask } from './ask.js';
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
export async function sendDue(accountId: string, store: ItemStore, forced: boolean): Promise<Sent> {
  const work = async (lock: unknown): Promise<Sent> =>
    lock === null ? { stopped: 'busy', settled: 0 } : sendAll(accountId, store, forced);
  // Without the lock of the browser (plain HTTP) there is one window at most that works.
  if (!('locks' in navigator)) return work(undefined);
  return navigator.locks.request(sendingLock(accountId), { ifAvailable: true }, work);
}

/** Held by the window that is sending. */
export const sendingLock = (accountId: string): string => `xaso-capture-sending-${accountId}`;

async function sendAll(accountId: string, store: ItemStore, forced: boolean): Promise<Sent> {
  const due = store.all().filter((item) => isDue(item, new Date(), forced));
  if (due.length === 0) return { stopped: 'done', settled: 0 };
  const now = await presence();
  if (now.is !== 'signed-in') return { stopped: now.is, settled: 0 };
  if (now.session.account.id !== accountId) return { stopped: 'other-account', settled: 0 };
  let settled = 0;
  for (const { id } of [...due].reverse()) {
    const item = await store.update(id, sending);
    const outcome = await send(item, now.session.csrf);
    await store.update(id, (each) => answered(each, outcome, new Date(), Math.random()));
    if (outcome.is === 'signed-out') return { stopped: 'signed-out', settled };
    if (outcome.is === 'later' && !outcome.reached) return { stopped: 'offline', settled };
    if (outcome.is !== 'later') settled += 1;
  }
  return { stopped: 'done', settled };
}

async function send(item: Item, csrf: string): Promise<Outcome> {
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
