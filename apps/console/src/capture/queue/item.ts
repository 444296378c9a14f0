import { judgedList, type ListItem, reopenedList } from './list.js';
import type { Outcome } from './outcome.js';
import { assertState, begun, type Queued } from './queued.js';

/** How a form is filled in; as the service takes it. */
export const MODES = ['self', 'assisted', 'proxy', 'paper'] as const;
export type Mode = (typeof MODES)[number];

/** The round and the commune that a form is filled in for. */
export interface Place {
  readonly campaignId: string;
  readonly formCode: string;
  readonly formVersion: string;
  readonly title: string;
  readonly communeUnitId: string;
  readonly commune: string;
}

/** What is sent; `clientId` is the id of the item. */
export interface Submission {
  readonly mode: Mode;
  readonly capturedAt: string;
  readonly paperSerial?: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What a reviewer sent back: it is corrected here and goes to the form that the server has. */
export interface Correction {
  /** Its id on the server. */
  readonly responseId: string;
  /** The version that was returned: the server refuses a correction of another one. */
  readonly version: number;
  /** What the reviewer wrote. */
  readonly reason: string;
  readonly returnedAt: string;
  /** When the form was filled in: a correction changes what it says, not when it was asked. */
  readonly capturedAt: string;
  /** What the form said, by path; it begins with that. */
  readonly answers: Readonly<Record<string, string>>;
}

/** One form on this phone. */
export interface FormItem extends Queued {
  /** Left out by versions of this page that knew forms alone. */
  readonly kind?: 'form';
  readonly place: Place;
  /** The form as its engine writes it; gone once the server has it. */
  readonly instance: string | null;
  /** Asked for here where the form itself does not ask. */
  readonly mode: Mode | null;
  readonly submission: Submission | null;
  /** There for a form that came back. */
  readonly correction?: Correction;
}

/** What waits in the queue: a form, or who came to a session of a class. */
export type Item = FormItem | ListItem;

/** @throws Error for a list */
export function formOf(item: Item): FormItem {
  if (item.kind === 'list') throw new Error(`${item.id} is a list and no form`);
  return item;
}

/** What a reviewer sent back; undefined for whatever did not come back. */
export const correctionOf = (item: Item): Correction | undefined =>
  item.kind === 'list' ? undefined : item.correction;

/** An empty form. */
export function newItem(id: string, place: Place, now: Date): FormItem {
  return { ...begun(id, now), place, instance: null, mode: null, submission: null };
}

/** A form that came back; nobody has opened it here yet. */
export function returnedItem(
  id: string,
  place: Place,
  { mode, ...correction }: Correction & { readonly mode: Mode | null },
): FormItem {
  const at = new Date(correction.returnedAt);
  const { responseId: serverId, capturedAt: startedAt } = correction;
  return { ...newItem(id, place, at), state: 'returned', mode, startedAt, serverId, correction };
}

/** Something was answered: it is kept at once. */
export function written(item: FormItem, instance: string, mode: Mode | null, now: Date): FormItem {
  assertState(item, 'draft');
  return { ...item, instance, mode, changedAt: now.toISOString() };
}

/** The form is complete and may go. */
export function finished(item: FormItem, submission: Submission, now: Date): FormItem {
  assertState(item, 'draft');
  return { ...item, state: 'waiting', submission, changedAt: now.toISOString(), notBefore: 0, refusal: null };
}

/** Whether it may be sent now; `forced`: somebody asked for it by hand. */
export const isDue = (item: Item, now: Date, forced: boolean): boolean =>
  item.state === 'waiting' && (forced || item.notBefore <= now.getTime());

/** It is on its way. */
export function sending(item: Item): Item {
  assertState(item, 'waiting');
  return { ...item, state: 'sending' };
}

/**
 * The answer came, or did not. What the server has is forgotten here but for its number; nothing else is lost.
 * @param chance between 0 and 1: phones that lost the network together do not all come back together
 */
export function answered(item: Item, outcome: Outcome, now: Date, chance: number): Item {
  assertState(item, 'sending');
  const changedAt = now.toISOString();
  switch (outcome.is) {
    case 'accepted':
    case 'duplicate': {
      const { is: state, serverId, late } = outcome;
      const { correction: _answered, ...rest } = formOf(item);
      return { ...rest, state, serverId, late, changedAt, instance: null, submission: null, refusal: null };
    }
    case 'judged':
      if (item.kind !== 'list') throw new Error(`${item.id} is no list, so nobody of it was judged`);
      return judgedList(item, outcome.verdicts, now);
    case 'rejected':
    case 'conflict':
      return { ...item, state: outcome.is, refusal: outcome.refusal, changedAt };
    case 'signed-out':
      return { ...item, state: 'waiting', notBefore: 0 };
    case 'later': {
      const wait = outcome.afterMs ?? backoff(item.tries, chance);
      return {
        ...item,
        state: 'waiting',
        tries: item.tries + 1,
        notBefore: now.getTime() + wait,
        refusal: outcome.refusal,
      };
    }
  }
}

/** The page was closed while it was on its way: whether it arrived is not known, so the same is sent again. */
export const recovered = (item: Item): Item =>
  item.state === 'sending' ? { ...item, state: 'waiting', tries: item.tries + 1, notBefore: 0 } : item;

/** Whether it can be opened and changed. One that may have arrived cannot, until the server has said so. */
export const isOpenable = ({ state, tries }: Item): boolean =>
  state === 'draft' || state === 'rejected' || state === 'returned' || (state === 'waiting' && tries === 0);

/** Back to be corrected, under its own id: the server has stored nothing of what is here. */
export function reopened(item: Item, now: Date): Item {
  if (!isOpenable(item)) throw new Error(`what is ${item.state} cannot be opened`);
  const again = { state: 'draft', tries: 0, notBefore: 0, changedAt: now.toISOString() } as const;
  return item.kind === 'list' ? { ...reopenedList(item), ...again } : { ...item, ...again, submission: null };
}

/** What the server holds stays; what is here becomes another form, under an id of its own. */
export function copied(item: FormItem, id: string, now: Date): FormItem {
  assertState(item, 'conflict');
  const { place, instance, mode } = item;
  return { ...newItem(id, place, now), instance, mode };
}

/** Whether it leaves the phone's list without loss: the server has it. */
export const isSettled = ({ state }: Item): boolean => state === 'accepted' || state === 'duplicate';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Twice as long each time, up to ten minutes, and up to half of it more or less. */
export function backoff(tries: number, chance: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  return Math.round(wait * (0.5 + chance));
}
