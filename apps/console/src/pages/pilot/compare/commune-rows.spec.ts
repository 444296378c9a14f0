import { expect, test } from '@jest/globals';
import type { Breakdown, Cell } from '../figures.types.js';
import { numberOf, rowsOf } from './commune-rows.js';

const cell = (unitId: string | null, name: string | null, more: Partial<Cell> = {}) =>
  ({ unitId, name, percent: null, value: 1, numerator: null, suppressed: false, ...more }) as Cell;
const part = (indicator: string, cells: Cell[]) => ({ indicator, cells }) as unknown as Breakdown;

test('communes stand in the order of their names, each with what it has', () => {
  const rows = rowsOf([
    part('a', [cell('2', 'Xã Minh Hợp'), cell(null, null), cell('1', 'Xã Khánh Hợp')]),
    part('b', [cell('2', 'Xã Minh Hợp', { value: 0 })]),
  ]);
  expect(rows.map(({ name, cells }) => [name, numberOf(cells.get('a')), numberOf(cells.get('b'))])).toEqual([
    ['Xã Khánh Hợp', 1, null],
    ['Xã Minh Hợp', 1, 0],
  ]);
});

test('what is withheld is no number', () => {
  expect(numberOf(cell('1', 'X', { suppressed: true }))).toBeNull();
  expect(numberOf(cell('1', 'X', { percent: 107.33, value: null }))).toBe(107.33);
});
