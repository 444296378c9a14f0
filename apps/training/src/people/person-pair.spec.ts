import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { refusal } from '@xaso/testing/refusal';
import { identityOf, likeness } from './likeness.js';
import { different, pairsOf, reopen, same } from './person-pair.js';
import { type Person, record } from './person.js';

const AT = new Date('2022-07-12T00:00:00Z');
const personOf = (id: string, changes: Partial<Person> = {}): Person => ({
  ...record(
    {
      id,
      programme: 'p',
      communeUnitId: '17335@before-2025-07-01' as UnitId,
      synthetic: false,
      createdAt: AT,
    },
    {
      name: 'Đào Thị Hoà',
      birthYear: 1970,
      birthDate: null,
      sex: null,
      phone: null,
      hamlet: null,
      group: 'others',
    },
  ).next,
  ...changes,
});
const a = personOf('a');
const b = personOf('b', { name: 'Dao Thi Hoa' });
const c = personOf('c', { folded: 'le van x', phone: '0912345678' });
const d = personOf('d', { folded: 'le thi y', birthYear: 1990, phone: '0912345678' });

describe('two people may be one', () => {
  test('by name, accents or not, with the birth year; by phone; by nothing else', () => {
    expect([
      likeness(a, b),
      likeness(c, d),
      likeness(a, c),
      likeness(a, personOf('e', { birthYear: 1971 })),
    ]).toEqual([['name-and-birth'], ['phone'], [], []]);
  });

  test('each pair is on the list once, whoever was known first is named first', () => {
    let serial = 0;
    const found = pairsOf([b, a, c, d], [a, b, c, d], () => `${(serial += 1)}`, AT);
    expect(found.map(({ next }) => [next.knownId, next.newerId, next.because, next.state])).toEqual([
      ['a', 'b', ['name-and-birth'], 'open'],
      ['c', 'd', ['phone'], 'open'],
    ]);
  });

  test('a row of a list is a known person only when all that identifies it is equal', () => {
    expect(identityOf(a)).toBe(identityOf(b));
    expect(identityOf({ ...a, hamlet: 'Xóm 3' })).toBe(identityOf({ ...b, hamlet: 'xóm 3' }));
    expect(identityOf({ ...a, hamlet: 'Xóm 3' })).not.toBe(identityOf(a));
  });
});

describe('a decision', () => {
  const [pair] = pairsOf([b], [a], () => 'p', AT);
  if (!pair) throw new Error('no pair');
  const open = pair.next;

  test('is taken once, and can be taken back', () => {
    const merged = same(open, 'a', 'cùng số nhà', AT).next;
    expect(merged).toMatchObject({ state: 'same', keptId: 'a', reason: 'cùng số nhà', decidedAt: AT });
    expect(refusal(() => different(merged, 'khác', AT)).is).toBe('conflict pair-decided');
    expect(reopen(merged).next).toMatchObject({ state: 'open', keptId: null, reason: null });
    expect(different(open, 'hai người', AT).next.state).toBe('different');
  });

  test('keeps one of the two, and there must be one to take back', () => {
    expect(refusal(() => same(open, 'c', 'x', AT)).is).toBe('invalid kept-neither');
    expect(refusal(() => reopen(open)).is).toBe('conflict pair-open');
  });
});
