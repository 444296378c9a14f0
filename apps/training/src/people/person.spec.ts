import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { refusal } from '@xaso/testing/refusal';
import { correct, particularsOf, type ParticularsInput, phoneOf, readParticulars, record } from './person.js';

const NOW = new Date('2022-07-12T00:00:00Z');
const TODAY = '2022-07-12';
const INPUT: ParticularsInput = {
  name: 'Nguyễn  Thị Thử ',
  birthYear: 1970,
  birthDate: null,
  sex: null,
  phone: null,
  hamlet: null,
  group: 'farmers',
};
const part = {
  id: '0190a000-0000-7000-8000-000000000001',
  programme: 'p',
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  synthetic: false,
  createdAt: NOW,
};
const faultsOf = (changes: Partial<ParticularsInput>) => {
  const read = readParticulars({ ...INPUT, ...changes }, TODAY);
  return 'faults' in read ? read.faults.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('particulars', () => {
  test('a name and a birth year are enough; they are stored in one spelling', () => {
    expect(particularsOf(INPUT, NOW)).toEqual({ ...INPUT, name: 'Nguyễn Thị Thử' });
    expect(particularsOf({ ...INPUT, name: 'Nguyễn Thị Thử'.normalize('NFD') }, NOW).name).toBe(
      'Nguyễn Thị Thử',
    );
  });

  test('a date tells the year', () => {
    expect(particularsOf({ ...INPUT, birthYear: null, birthDate: '1970-02-28' }, NOW)).toMatchObject({
      birthYear: 1970,
      birthDate: '1970-02-28',
    });
  });

  test.each<[string, Partial<ParticularsInput>, string]>([
    ['without a birth', { birthYear: null }, 'birthYear birth-missing'],
    ['born tomorrow', { birthYear: null, birthDate: '2022-07-13' }, 'birthDate day-in-future'],
    ['born on no day', { birthYear: null, birthDate: '1970-02-30' }, 'birthDate not-a-day'],
    ['born in another year than that of the date', { birthDate: '1971-01-01' }, 'birthYear birth-differs'],
    ['born before anybody who lives', { birthYear: 1899 }, 'birthYear birth-out-of-range'],
    ['whose name is a formula', { name: '=HYPERLINK("x")' }, 'name name-malformed'],
    ['whose phone is a word', { phone: 'không có' }, 'phone phone-malformed'],
    ['whose hamlet is a formula', { hamlet: '@SUM(1)' }, 'hamlet hamlet-malformed'],
  ])('somebody %s is refused by the field', (_what, changes, fault) => {
    expect(faultsOf(changes)).toEqual([fault]);
  });

  test('all that is wrong is told at once', () => {
    expect(faultsOf({ name: '1', birthYear: 3000, phone: '12', hamlet: '-' })).toHaveLength(4);
    expect(refusal(() => particularsOf({ ...INPUT, name: '' }, NOW))).toEqual({
      is: 'invalid person-invalid',
      faults: ['name name-malformed'],
    });
  });

  test.each([
    ['0912 345 678', '0912345678'],
    ['+84 912-345-678', '0912345678'],
    ['84912345678', '0912345678'],
    ['912345678', '0912345678'],
    ['(0238) 3844.000', '02383844000'],
    ['0912', undefined],
    ['0012345678', undefined],
  ])('the phone %s is %s', (text, phone) => expect(phoneOf(text)).toBe(phone));
});

describe('a correction', () => {
  const person = record(part, particularsOf({ ...INPUT, birthDate: '1970-05-01' }, NOW)).next;

  test('changes what is given, the search word with the name, and the year with the date', () => {
    const { next, events } = correct(person, { name: 'Đào Thị Thử', birthDate: '1971-01-01' }, NOW);
    expect(next).toMatchObject({ name: 'Đào Thị Thử', folded: 'dao thi thu', birthYear: 1971, version: 2 });
    expect(events).toEqual([]);
  });

  test('can take the date away and leave the year', () => {
    expect(correct(person, { birthDate: null }, NOW).next).toMatchObject({
      birthYear: 1970,
      birthDate: null,
    });
  });

  test('of nothing, or of somebody merged into another, is refused', () => {
    expect(refusal(() => correct(person, {}, NOW)).is).toBe('invalid nothing-to-correct');
    expect(refusal(() => correct({ ...person, mergedInto: part.id }, { hamlet: 'Xóm 1' }, NOW)).is).toBe(
      'conflict person-merged',
    );
  });
});
