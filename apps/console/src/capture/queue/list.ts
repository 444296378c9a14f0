import type { Verdict } from './outcome.js';
import { assertState, begun, type Queued } from './queued.js';

/** The session whose list is taken. */
export interface Sitting {
  readonly classId: string;
  readonly session: number;
  /** What is taught. */
  readonly title: string;
  readonly venue: string;
  readonly commune: string;
  /** Nobody has begun the class yet: sending the list begins it. */
  readonly begins: boolean;
}

/** Somebody of a class, as the phone keeps them: no more than a list needs. */
export interface KeptTrainee {
  readonly enrolmentId: string;
  readonly name: string;
  readonly birthYear: number;
  /** By the number of the session; what nobody marked is not there. */
  readonly sessions: Readonly<Record<string, boolean>>;
}

/** Whether somebody was there, as it was ticked here. */
export interface ListMark {
  /** UUIDv7 made with the tick: another tick is another mark. */
  readonly id: string;
  readonly present: boolean;
  readonly at: string;
}

/** Somebody who came without having been enrolled; they are enrolled when the list is sent. */
export interface WalkIn {
  readonly group: string;
  readonly enrolmentId: string | null;
}

/** One line of a list. */
export interface Attendee {
  /** Of their enrolment; of a walk-in made here, and the key of their enrolling. */
  readonly id: string;
  readonly name: string;
  readonly birthYear: number;
  /** What the server had of this session when it was asked last. */
  readonly stands: boolean | null;
  readonly mark: ListMark | null;
  readonly walkIn: WalkIn | null;
  /** What the server answered about them, where it did not take the mark. */
  readonly verdict: Verdict | null;
}

/** Who came to a session, in the same queue as the forms. */
export interface ListItem extends Queued {
  readonly kind: 'list';
  readonly place: Sitting;
  readonly people: readonly Attendee[];
  /** How many marks the server has; their names are gone from here. */
  readonly taken: number;
}

/** A list that nobody has ticked yet. */
export const newList = (
  id: string,
  place: Sitting,
  trainees: readonly KeptTrainee[],
  now: Date,
): ListItem => ({
  ...begun(id, now),
  kind: 'list',
  place,
  people: trainees.map((one) => attendeeOf(one, place.session)),
  taken: 0,
});

/**
 * The list with those who are in the class by now: whoever is new comes in, whoever left goes, and whoever was ticked or walked in
 * here stays whatever the class says, for the server decides about them.
 */
export function merged(list: ListItem, trainees: readonly KeptTrainee[]): ListItem {
  const here = new Map(list.people.map((one) => [one.id, one]));
  const known = trainees.map((one) => {
    const fresh = attendeeOf(one, list.place.session);
    const before = here.get(fresh.id);
    return before ? { ...fresh, mark: before.mark, verdict: before.verdict } : fresh;
  });
  const ids = new Set(known.map(({ id }) => id));
  const enrolledHere = new Set(list.people.map(({ walkIn }) => walkIn?.enrolmentId));
  const others = list.people.filter(({ id, mark, walkIn }) => !ids.has(id) && (mark || walkIn));
  return { ...list, people: [...known.filter(({ id }) => !enrolledHere.has(id)), ...others] };
}

/** Somebody was there or was not; the same tick again changes nothing. */
export function marked(
  list: ListItem,
  person: string,
  present: boolean,
  markId: string,
  now: Date,
): ListItem {
  assertState(list, 'draft');
  const mark = { id: markId, present, at: now.toISOString() };
  return {
    ...list,
    changedAt: mark.at,
    people: list.people.map((one) =>
      one.id !== person || one.mark?.present === present ? one : { ...one, mark, verdict: null },
    ),
  };
}

/** Who walked in, as they are written down. */
export interface Newcomer {
  readonly name: string;
  readonly birthYear: number;
  readonly group: string;
}

/** Somebody came who is in no list: they were there. */
export function walkedIn(
  list: ListItem,
  { group, ...who }: Newcomer,
  ids: { readonly person: string; readonly mark: string },
  now: Date,
): ListItem {
  assertState(list, 'draft');
  const at = now.toISOString();
  const mark = { id: ids.mark, present: true, at };
  const walkIn = { group, enrolmentId: null };
  const one = { id: ids.person, ...who, stands: null, mark, walkIn, verdict: null };
  return { ...list, changedAt: at, people: [...list.people, one] };
}

/** A walk-in was written down by mistake. Whom the server enrolled already stays. */
export function struckOut(list: ListItem, person: string, now: Date): ListItem {
  assertState(list, 'draft');
  const people = list.people.filter(({ id, walkIn }) => id !== person || walkIn?.enrolmentId !== null);
  return { ...list, changedAt: now.toISOString(), people };
}

/** The list may go. @throws Error while nobody is ticked */
export function finishedList(list: ListItem, now: Date): ListItem {
  assertState(list, 'draft');
  if (ticked(list).length === 0) throw new Error('a list on which nobody is ticked says nothing');
  return { ...list, state: 'waiting', changedAt: now.toISOString(), notBefore: 0, refusal: null };
}

/** Those whose ticks are sent. */
export const ticked = (list: ListItem): readonly Attendee[] =>
  list.people.filter(({ mark }) => mark !== null);

/** A walk-in is in the class now, under this enrolment: sent again they are not enrolled once more. */
export const enrolled = (list: ListItem, person: string, enrolmentId: string): ListItem => ({
  ...list,
  people: list.people.map((one) =>
    one.id === person && one.walkIn ? { ...one, walkIn: { ...one.walkIn, enrolmentId } } : one,
  ),
});

/** The server answered: only those whose marks it did not take stay here, each with why. */
export function judgedList(list: ListItem, verdicts: readonly Verdict[], now: Date): ListItem {
  const byPerson = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const isTaken = ({ status }: Verdict) => status === 'accepted' || status === 'duplicate';
  const people = ticked(list).flatMap((one): Attendee[] => {
    const verdict = byPerson.get(one.id);
    return verdict && isTaken(verdict) ? [] : [{ ...one, verdict: verdict ?? null }];
  });
  const taken = list.taken + verdicts.filter(isTaken).length;
  return { ...list, state: stateOf(verdicts), people, taken, refusal: null, changedAt: now.toISOString() };
}

/** What the server refused can be corrected; what it holds otherwise is let go, for nothing is overwritten. */
export const reopenedList = (list: ListItem): ListItem => ({
  ...list,
  people: list.people.filter(({ verdict }) => verdict?.status !== 'conflict'),
});

function stateOf(verdicts: readonly Verdict[]): 'accepted' | 'duplicate' | 'rejected' | 'conflict' {
  const some = (status: Verdict['status']) => verdicts.some((verdict) => verdict.status === status);
  if (some('rejected')) return 'rejected';
  if (some('conflict')) return 'conflict';
  return some('accepted') ? 'accepted' : 'duplicate';
}

function attendeeOf({ enrolmentId: id, name, birthYear, sessions }: KeptTrainee, session: number): Attendee {
  return { id, name, birthYear, stands: sessions[session] ?? null, mark: null, walkIn: null, verdict: null };
}
