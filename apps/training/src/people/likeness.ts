import type { Particulars } from './person.js';

/** Why two people may be one. */
export type Likeness = 'name-and-birth' | 'phone';

/** What is compared. */
export type Compared = Pick<Particulars, 'birthYear' | 'phone'> & { readonly folded: string };

/**
 * Why two people may be one: the same name, accents or not, and the same birth year; or the same phone. A family often has one
 * phone, and a hamlet two people of one name and year: so it is a question for somebody, never an answer.
 */
export function likeness(one: Compared, other: Compared): Likeness[] {
  const sameName = one.folded === other.folded && one.birthYear === other.birthYear;
  const samePhone = one.phone !== null && one.phone === other.phone;
  return [...(sameName ? (['name-and-birth'] as const) : []), ...(samePhone ? (['phone'] as const) : [])];
}

/** By what a row of a list is the person that was written down before: all of what identifies it is equal. */
export const identityOf = ({
  folded,
  birthYear,
  birthDate,
  phone,
  hamlet,
}: Pick<Particulars, 'birthYear' | 'birthDate' | 'phone' | 'hamlet'> & { readonly folded: string }): string =>
  JSON.stringify([folded, birthYear, birthDate, phone, hamlet?.toLowerCase() ?? null]);
