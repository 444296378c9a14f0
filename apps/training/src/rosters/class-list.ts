import type { Outcome } from '@xaso/contracts-training';
import type { StoredMark } from '../attendance/marks.js';
import type { TrainingClass } from '../classes/training-class.js';
import type { Enrolment } from '../enrolments/enrolment.js';
import type { Person } from '../people/person.js';

/** Somebody in a class, as the list of the class shows it. Personal data. */
export interface ListedTrainee {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthYear: number;
  readonly birthDate: string | null;
  readonly sex: Person['sex'];
  readonly phone: string | null;
  readonly hamlet: string | null;
  readonly group: Enrolment['group'];
  readonly walkIn: boolean;
  readonly outcome: Outcome | null;
  /** Whether at each session, by its number; what nobody marked is not there. */
  readonly sessions: Readonly<Record<number, boolean>>;
}

/** A class with the names of those in it. */
export interface ClassRoll {
  readonly of: TrainingClass;
  /** What the curriculum is called. */
  readonly title: string;
  readonly trainees: readonly ListedTrainee[];
}

const order = new Intl.Collator('vi', { sensitivity: 'variant' });

/** By given name, then by the names before it, as lists in Viet Nam are: An before Bình, whoever the families are. */
export function byGivenName(one: { readonly name: string }, other: { readonly name: string }): number {
  const [a, b] = [one.name.split(' '), other.name.split(' ')];
  return order.compare(a.at(-1) ?? '', b.at(-1) ?? '') || order.compare(one.name, other.name);
}

/** Those who are in a class, in the order of lists. */
export function classList(
  enrolments: readonly Enrolment[],
  people: ReadonlyMap<string, Person>,
  marks: readonly StoredMark[],
): ListedTrainee[] {
  const byEnrolment = Map.groupBy(marks, ({ enrolmentId }) => enrolmentId);
  return enrolments
    .flatMap(({ id, personId, state, group, walkIn, outcome }): ListedTrainee[] => {
      const person = people.get(personId);
      if (!person || state === 'withdrawn') return [];
      const { name, birthYear, birthDate, sex, phone, hamlet } = person;
      const own = byEnrolment.get(id) ?? [];
      const sessions = Object.fromEntries(own.map(({ session, present }) => [session, present]));
      const who = { name, birthYear, birthDate, sex, phone, hamlet };
      return [{ enrolmentId: id, personId, ...who, group, walkIn, outcome, sessions }];
    })
    .sort((one, other) => byGivenName(one, other) || (one.enrolmentId < other.enrolmentId ? -1 : 1));
}

/** What a spreadsheet would take for a formula, and what hides such a beginning from a reader. */
const DANGEROUS = /^\s*[=+\-@\t\r\n]/u;

/** A text that no spreadsheet takes for a formula, also after it was saved as CSV: an apostrophe goes before it. */
export const plain = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);
