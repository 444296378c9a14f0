import { fold } from '@xaso/admin-units';
import {
  assertSomething,
  changed,
  type Changes,
  type CommuneThing,
  created,
  type Decided,
  given,
} from '@xaso/contracts-common';
import type { TraineeGroup } from '@xaso/contracts-training';
import { type Day, dayOf, DomainError, type FieldFault, isDay } from '@xaso/kernel';

export const SEXES = ['female', 'male', 'other'] as const;
export type Sex = (typeof SEXES)[number];

/** What is known of somebody. A birth year and a name are enough: nobody needs a phone or the number of a card. */
export interface Particulars {
  readonly name: string;
  readonly birthYear: number;
  readonly birthDate: Day | null;
  readonly sex: Sex | null;
  /** As it is dialled inside the country: `0912345678`. */
  readonly phone: string | null;
  readonly hamlet: string | null;
  readonly group: TraineeGroup;
}

/** Somebody whom a commune teaches. Personal data: it is in no fact and no log. */
export interface Person extends CommuneThing, Particulars {
  /** The name without accents, for the search. */
  readonly folded: string;
  /** The person it was found to be. */
  readonly mergedInto: string | null;
}

/** As people write it. */
export interface ParticularsInput {
  readonly name: string;
  readonly birthYear: number | null;
  readonly birthDate: string | null;
  readonly sex: Sex | null;
  readonly phone: string | null;
  readonly hamlet: string | null;
  readonly group: TraineeGroup;
}

const OLDEST = 1900;
const NAME = /^\p{L}[\p{L}\p{M} .'’-]{1,119}$/u;
const HAMLET = /^[\p{L}\p{N}][^\p{C}]{0,99}$/u;

/** What is written, as it is stored: in one form of Unicode, with single blanks. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What is wrong with particulars, each with its field; and how they are stored when nothing is. */
export function readParticulars(
  input: ParticularsInput,
  today: Day,
): { readonly particulars: Particulars } | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const wrong = (field: string, code: string, detail: string) => void faults.push({ field, code, detail });
  const name = tidy(input.name);
  if (!NAME.test(name))
    wrong('name', 'name-malformed', 'Họ tên gồm 2–120 chữ cái, không có chữ số hay ký hiệu lạ.');
  const birthYear =
    input.birthYear ?? (input.birthDate === null ? null : Number(input.birthDate.slice(0, 4)));
  const birthDate = input.birthDate === null || isDay(input.birthDate) ? input.birthDate : null;
  if (birthYear === null)
    wrong('birthYear', 'birth-missing', 'Cần năm sinh hoặc ngày sinh; chỉ năm sinh cũng đủ.');
  else if (!Number.isInteger(birthYear) || birthYear < OLDEST || birthYear > Number(today.slice(0, 4)))
    wrong('birthYear', 'birth-out-of-range', `Năm sinh từ ${OLDEST} đến ${today.slice(0, 4)}.`);
  if (input.birthDate !== null && birthDate === null)
    wrong('birthDate', 'not-a-day', 'Ngày sinh không có trong lịch; ghi dạng năm-tháng-ngày.');
  else if (birthDate !== null && birthDate > today)
    wrong('birthDate', 'day-in-future', 'Ngày sinh chưa đến.');
  else if (birthDate !== null && birthYear !== null && Number(birthDate.slice(0, 4)) !== birthYear)
    wrong('birthYear', 'birth-differs', 'Năm sinh khác năm của ngày sinh.');
  const phone = input.phone === null ? null : phoneOf(input.phone);
  if (phone === undefined)
    wrong(
      'phone',
      'phone-malformed',
      'Số điện thoại gồm 10–11 chữ số, bắt đầu bằng 0 hoặc +84; không có thì để trống.',
    );
  const hamlet = input.hamlet === null ? null : tidy(input.hamlet) || null;
  if (hamlet !== null && !HAMLET.test(hamlet))
    wrong('hamlet', 'hamlet-malformed', 'Tên xóm bắt đầu bằng chữ hoặc số, nhiều nhất 100 ký tự.');
  if (faults.length > 0 || birthYear === null || phone === undefined) return { faults };
  const { sex, group } = input;
  return { particulars: { name, birthYear, birthDate, sex, phone, hamlet, group } };
}

/** @throws DomainError invalid `person-invalid`, with every fault by its field */
export function particularsOf(input: ParticularsInput, now: Date): Particulars {
  const read = readParticulars(input, dayOf(now));
  if ('particulars' in read) return read.particulars;
  throw new DomainError(
    'invalid',
    'person-invalid',
    'Thông tin người học chưa hợp lệ; chưa lưu gì.',
    read.faults,
  );
}

/** Writes somebody down. No fact tells of it. */
export const record = (of: Omit<CommuneThing, 'version'>, particulars: Particulars): Decided<Person> =>
  created<Person>({ ...of, ...particulars, folded: fold(particulars.name), mergedInto: null });

/** Other particulars. @throws DomainError invalid, conflict `person-merged` */
export function correct(of: Person, changes: Changes<ParticularsInput>, now: Date): Decided<Person> {
  assertNotMerged(of);
  const wanted = given(changes);
  assertSomething(wanted);
  const before: ParticularsInput = {
    name: of.name,
    birthYear: 'birthDate' in wanted ? null : of.birthYear,
    birthDate: 'birthYear' in wanted ? null : of.birthDate,
    sex: of.sex,
    phone: of.phone,
    hamlet: of.hamlet,
    group: of.group,
  };
  // A date that is taken away leaves its year.
  const years =
    wanted.birthDate === null && wanted.birthYear === undefined ? { birthYear: of.birthYear } : {};
  const particulars = particularsOf({ ...before, ...years, ...wanted }, now);
  return changed(of, { ...particulars, folded: fold(particulars.name) });
}

/** @throws DomainError conflict `person-merged`, naming the person to use instead */
export function assertNotMerged({ id, mergedInto }: Pick<Person, 'id' | 'mergedInto'>): void {
  if (mergedInto === null) return;
  throw new DomainError(
    'conflict',
    'person-merged',
    `Người ${id} đã được gộp vào ${mergedInto}; chưa thay đổi gì. Hãy dùng ${mergedInto}.`,
  );
}

/** A phone number as it is dialled in Viet Nam, also when a spreadsheet ate its first zero; undefined for none. */
export function phoneOf(text: string): string | undefined {
  const digits = text.replace(/[\s.()-]/gu, '').replace(/^(\+84|0084)/u, '0');
  const whole = /^84\d{9}$/u.test(digits)
    ? `0${digits.slice(2)}`
    : /^[1-9]\d{8}$/u.test(digits)
      ? `0${digits}`
      : digits;
  return /^0[1-9]\d{8,9}$/u.test(whole) ? whole : undefined;
}
