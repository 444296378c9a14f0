import { describe, expect, test } from '@jest/globals';
import type { Actor, UnitId } from '@xaso/kernel';
import { assertHamlet, forWholeCommunes, wholeCommunesOf } from './hamlet.js';

const officer: Actor = { id: 'a', role: 'commune-officer', communes: '*' };
const head: Actor = { ...officer, role: 'hamlet-head', hamlets: ['17335-001'] };

describe('a hamlet', () => {
  test('of the token is let through, and any for whoever has whole communes', () => {
    expect(() => assertHamlet(head, '17335-001')).not.toThrow();
    expect(() => assertHamlet(officer, '17335-002')).not.toThrow();
    expect(() => assertHamlet(officer, null)).not.toThrow();
  });

  test.each([
    ['another one', head, '17335-002', /không được giao thôn 17335-002/],
    ['the whole commune', head, null, /của cả xã/],
    ['any, where none was given', { ...head, hamlets: [] }, '17335-001', /chưa có thôn nào/],
  ])('%s is refused, and it is said why', (_what, actor, code, words) => {
    expect(() => assertHamlet(actor, code)).toThrow(words);
    try {
      assertHamlet(actor, code);
    } catch (error) {
      expect(error).toMatchObject({ kind: 'forbidden', code: 'other-hamlet' });
    }
  });
});

test('whole communes are those of the token, and none for whoever is kept to hamlets', () => {
  const commune = '17335@before-2025-07-01' as UnitId;
  const ofOne: Actor = { ...officer, communes: [commune] };
  expect(wholeCommunesOf(ofOne)).toEqual([commune]);
  expect(wholeCommunesOf(officer)).toBeNull();
  expect(wholeCommunesOf(head)).toEqual([]);
  expect(wholeCommunesOf({ ...head, communes: [commune] })).toEqual([]);
  expect(forWholeCommunes(ofOne)).toBe(ofOne);
  expect(forWholeCommunes(head)).toEqual({ ...head, communes: [] });
});
