import { expect, test } from '@jest/globals';
import type { Cell, Grid } from '@xaso/workbooks';
import { ID_HEADING, NAME_HEADING, readMarks, sessionHeading } from './read-marks.js';

const ONE = '0190a000-0000-7000-8000-0000000000e1';
const TWO = '0190a000-0000-7000-8000-0000000000e2';
const HEAD = [ID_HEADING, NAME_HEADING, sessionHeading(1), sessionHeading(2)];

const grid = (...rows: readonly (readonly string[])[]): Grid => ({
  sheet: 'Điểm danh',
  merged: [],
  rows: [HEAD, ...rows].map((values, index) => ({
    number: index + 1,
    cells: Object.fromEntries(
      values.flatMap((text, place) => {
        const column = String.fromCharCode(65 + place);
        const cell: Cell = {
          ref: `${column}${index + 1}`,
          kind: 'text',
          text,
          formula: null,
          fonts: [],
          percent: false,
        };
        return text === '' ? [] : [[column, cell]];
      }),
    ),
  })),
});
const read = (...rows: readonly (readonly string[])[]) =>
  readMarks(grid(...rows), [1, 2], new Set([ONE, TWO]));

test('a cell marks a session; an empty one marks nothing', () => {
  const { marks, faults } = read([ONE, 'Người Thử', 'x', 'Vắng'], [TWO.toUpperCase(), '', '', 'có mặt']);
  expect(faults).toEqual([]);
  expect(marks.map(({ enrolmentId, session, present }) => [enrolmentId, session, present])).toEqual([
    [ONE, 1, true],
    [ONE, 2, false],
    [TWO, 2, true],
  ]);
});

test('every fault is told by its cell, and a row with one is left out whole', () => {
  const { marks, faults } = read(
    [ONE, '', 'x', '?'],
    ['', 'Người Lạ', 'x'],
    [TWO, '', 'x'],
    [TWO, '', 'v'],
    [ONE.replace('e1', 'ff'), '', 'x'],
  );
  expect(marks.map(({ row }) => row)).toEqual([4]);
  expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
    'D2 mark-unknown',
    'A3 enrolment-unknown',
    'A5 row-twice',
    'A6 enrolment-unknown',
  ]);
});

test('a sheet that marks nobody, or has no column of ids, is told', () => {
  expect(read([ONE, 'Người Thử']).faults.map(({ code }) => code)).toEqual(['table-empty']);
  const without = { ...grid(), rows: [{ number: 1, cells: {} }] };
  expect(readMarks(without, [1], new Set()).readable).toBe(false);
});
