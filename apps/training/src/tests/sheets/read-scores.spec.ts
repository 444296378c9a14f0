import { describe, expect, test } from '@jest/globals';
import type { Cell, Grid } from '@xaso/workbooks';
import { type Field, FIELDS, HEADINGS } from './columns.js';
import { Members } from './members.js';
import { readScores } from './read-scores.js';

const [A, B, C, D] = [1, 2, 3, 4].map((n) => `0190a000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
];
const MEMBERS = new Members([
  { enrolmentId: A, name: 'Nguyễn Thử An', birthYear: 1970 },
  { enrolmentId: B, name: 'Nguyễn Thử An', birthYear: 1985 },
  { enrolmentId: C, name: 'Lê Thử Đào', birthYear: 1990 },
  { enrolmentId: D, name: 'Lê Thử Dao', birthYear: 1990 },
]);

const cell = (ref: string, text: string, changes: Partial<Cell> = {}): Cell => ({
  ref,
  kind: /^[\d.]+$/.test(text) ? 'number' : 'text',
  text,
  formula: null,
  fonts: [],
  percent: false,
  ...changes,
});
type Row = Partial<Record<Field, string | Partial<Cell>>>;
const LETTERS = 'ABCDEF';
function gridOf(rows: readonly Row[], fields: readonly Field[] = FIELDS): Grid {
  const line = (number: number, values: Row) => ({
    number,
    cells: Object.fromEntries(
      fields.flatMap((field, index) => {
        const [value, letter] = [values[field], LETTERS[index] ?? 'Z'];
        if (value === undefined) return [];
        const of = typeof value === 'string' ? cell(`${letter}${number}`, value) : value;
        return [[letter, { ...cell(`${letter}${number}`, ''), ...of }]];
      }),
    ),
  });
  return {
    sheet: 'x',
    merged: [],
    rows: [line(1, HEADINGS), ...rows.map((row, index) => line(index + 2, row))],
  };
}
const read = (...rows: Row[]) => readScores(gridOf(rows), MEMBERS);
const faults = (...rows: Row[]) => read(...rows).faults.map(({ cell: at, code }) => `${at} ${code}`);

describe('a list of scores', () => {
  test('is read by the number of the enrolment, or by name and birth year', () => {
    const { entries, faults: none } = read(
      { enrolment: A, name: 'nguyen thu an', before: '4', after: '7,5' },
      { name: 'Nguyễn Thử An', birthYear: '1985', after: '10' },
      { enrolment: C.toUpperCase(), after: '0' },
    );
    expect(none).toEqual([]);
    expect(
      entries.map(({ enrolmentId, stage, tenths, field }) => [enrolmentId, stage, tenths, field]),
    ).toEqual([
      [A, 'before', 40, 'E2'],
      [A, 'after', 75, 'F2'],
      [B, 'after', 100, 'F3'],
      [C, 'after', 0, 'F4'],
    ]);
  });

  test('says nothing of whoever has an empty cell: nothing is not 0', () => {
    expect(read({ enrolment: A, after: '5' }, { enrolment: B }).entries).toHaveLength(1);
    expect(faults({ enrolment: A }, { name: 'Không Có Ai' })).toEqual(['A2 table-empty']);
  });

  test('may be one that people made themselves, of name and score', () => {
    const grid = gridOf([{ name: 'Lê Thử Đào', after: '6' }], ['name', 'after']);
    expect(readScores(grid, MEMBERS)).toMatchObject({
      entries: [{ enrolmentId: C, tenths: 60 }],
      faults: [],
    });
    expect(readScores(gridOf([{ name: 'Lê Thử Đào' }], ['name']), MEMBERS).faults).toMatchObject([
      { code: 'heading-missing' },
    ]);
  });

  test.each<[string, Row, string]>([
    ['a score beyond 10', { enrolment: A, after: '10,5' }, 'F2 score-out-of-range'],
    ['two decimals', { enrolment: A, after: '6.55' }, 'F2 score-out-of-range'],
    ['a negative score', { enrolment: A, after: '-1' }, 'F2 not-a-score'],
    ['words', { enrolment: A, after: 'vắng' }, 'F2 not-a-score'],
    [
      'a percentage',
      { enrolment: A, after: { text: '0.8', kind: 'number', percent: true } },
      'F2 not-a-score',
    ],
    ['a formula', { enrolment: A, after: { text: '8', formula: 'E2+1' } }, 'F2 formula'],
    ['a birth year that is none', { name: 'Lê Thử Đào', birthYear: '90', after: '5' }, 'D2 not-a-year'],
    ['a stranger', { name: 'Không Có Ai', after: '5' }, 'C2 person-unknown'],
    ['another birth year', { name: 'Lê Thử Đào', birthYear: '1991', after: '5' }, 'D2 birth-differs'],
    ['nobody', { after: '5' }, 'C2 name-missing'],
    ['a number of another class', { enrolment: A.replace('1', '9'), after: '5' }, 'B2 enrolment-unknown'],
    ['the name of somebody else', { enrolment: A, name: 'Lê Thử Đào', after: '5' }, 'C2 name-differs'],
    ['one of two alike', { name: 'Nguyễn Thử An', after: '5' }, 'D2 person-ambiguous'],
    [
      'one of two alike, typed without accents',
      { name: 'le thu dao', birthYear: '1990', after: '5' },
      'B2 person-ambiguous',
    ],
    [
      'a cell in an old code',
      { enrolment: A, name: { text: 'NguyÔn Thö An' }, after: '5' },
      'C2 legacy-text',
    ],
  ])('%s is refused by its cell', (_what, row, fault) => {
    expect(faults(row)).toContain(fault);
  });

  test('two whom only accents tell apart are told apart by them', () => {
    const { entries } = read({ name: 'Lê Thử Dao', after: '5' }, { name: 'lê thử  đào', after: '6' });
    expect(entries.map(({ enrolmentId }) => enrolmentId)).toEqual([D, C]);
  });

  test('names everything that is wrong in a row, and keeps the good rows readable', () => {
    const result = read(
      { enrolment: A, before: 'x', after: '11' },
      { enrolment: B, after: '5' },
      { enrolment: B, after: '6' },
    );
    expect(result.faults.map(({ cell: at, code }) => `${at} ${code}`)).toEqual([
      'E2 not-a-score',
      'F2 score-out-of-range',
      'C4 person-twice',
    ]);
    expect([result.readable, result.entries.map(({ enrolmentId }) => enrolmentId)]).toEqual([true, [B]]);
  });

  test('is no table with merged cells, or without its headings', () => {
    const merged = { ...gridOf([{ enrolment: A, after: '5' }]), merged: ['C2:C3'] };
    expect(readScores(merged, MEMBERS)).toMatchObject({
      readable: false,
      faults: [{ code: 'merged-cells' }],
    });
    expect(readScores({ sheet: 'x', merged: [], rows: [] }, MEMBERS)).toMatchObject({
      readable: false,
      entries: [],
      faults: [{ cell: 'A1', code: 'heading-missing' }],
    });
  });
});
