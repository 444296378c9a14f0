import { expect, test } from '@jest/globals';
import type { Actor, UnitId } from '@xaso/kernel';
import { forWholeCommunes, wholeCommunesOf } from './hamlet-scope.js';

const COMMUNE = '17335@before-2025-07-01' as UnitId;
const officer: Actor = { id: 'a', role: 'commune-officer', communes: [COMMUNE] };
const head: Actor = { ...officer, role: 'hamlet-head', hamlets: ['17335-001'] };
const province: Actor = { ...officer, communes: '*' };

test('whole communes are those of the token, and none for whoever is kept to hamlets', () => {
  expect(wholeCommunesOf(officer)).toEqual([COMMUNE]);
  expect(wholeCommunesOf(province)).toBeNull();
  expect(wholeCommunesOf(head)).toEqual([]);
  expect(wholeCommunesOf({ ...head, communes: '*' })).toEqual([]);
  expect(forWholeCommunes(officer)).toBe(officer);
  expect(forWholeCommunes(head)).toEqual({ ...head, communes: [] });
});
