import type { Refusal } from './outcome.js';

/** Where a form or a list on this phone stands. */
export type ItemState =
  'draft' | 'waiting' | 'sending' | 'accepted' | 'duplicate' | 'rejected' | 'conflict' | 'returned';

/** What forms and lists have in common: they wait in one queue. Nothing of one is in the clear where it is stored. */
export interface Queued {
  /** UUIDv7 made here: the same thing, however often it is sent. */
  readonly id: string;
  readonly state: ItemState;
  readonly startedAt: string;
  readonly changedAt: string;
  /** Sendings whose answer never came: after one of them the content must stay as it is until there is an answer. */
  readonly tries: number;
  readonly notBefore: number;
  /** What the server said last. */
  readonly refusal: Refusal | null;
  readonly serverId: string | null;
  readonly late: boolean;
}

/** The beginning of whatever is made here. */
export function begun(id: string, now: Date): Queued & { readonly state: 'draft' } {
  const at = now.toISOString();
  const times = { startedAt: at, changedAt: at, tries: 0, notBefore: 0 };
  return { id, state: 'draft', ...times, refusal: null, serverId: null, late: false };
}

/** @throws Error where it stands otherwise */
export function assertState({ state }: Queued, expected: ItemState): void {
  if (state !== expected) throw new Error(`what is ${state} is not ${expected}`);
}
