import { DomainError } from '@xaso/kernel';
import { changed, type Decided, type Versioned } from './decided.js';

/** New values of fields; what is left undefined stays as it is. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Changes of some fields, and why. */
export type Correction<T, K extends keyof T> = Changes<Pick<T, K>> & { readonly reason: string };

/** What others were told of a thing when it was recorded. */
export interface Told<T> {
  readonly fields: readonly (keyof T & string)[];
  /** What to do instead of correcting them, in Vietnamese. */
  readonly instead: string;
}

/**
 * Other words for what was recorded. What was told in a fact is counted by others and stays: it is ended and recorded anew.
 * @throws DomainError conflict `told-already`, naming the fields; invalid `nothing-to-correct`
 */
export function correctWords<T extends Versioned>(
  thing: T,
  changes: Changes<Omit<T, 'id' | 'version'>>,
  told: Told<T>,
): Decided<T> {
  const wanted: Partial<T> = given(changes as Changes<T>);
  const touched = told.fields.filter((field) => field in wanted && wanted[field] !== thing[field]);
  if (touched.length > 0)
    throw new DomainError(
      'conflict',
      'told-already',
      `Không sửa được ${touched.join(', ')}: đã công bố cho nơi khác tổng hợp. ${told.instead} Chưa thay đổi gì.`,
      touched.map((field) => ({ field, code: 'told-already', detail: told.instead })),
    );
  const words = Object.fromEntries(
    Object.entries(wanted).filter(([field]) => !told.fields.some((one) => one === field)),
  );
  assertSomething(words);
  return changed(thing, words as Partial<T>);
}

/** @throws DomainError invalid when nothing is to change */
export function assertSomething(changes: object): void {
  if (Object.keys(given(changes)).length > 0) return;
  throw new DomainError('invalid', 'nothing-to-correct', 'Chưa ghi nội dung nào cần sửa; chưa thay đổi gì.');
}

/** What the fields of a correction held before, for the audit log. */
export function valuesBefore<T extends object>(thing: T, changes: Changes<T>): Partial<T> {
  const fields = Object.keys(given(changes)) as (keyof T)[];
  return Object.fromEntries(fields.map((field) => [field, thing[field]])) as Partial<T>;
}

/** Changes without those that are left undefined. */
export const given = <T extends object>(changes: Changes<T>): Partial<T> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>;
