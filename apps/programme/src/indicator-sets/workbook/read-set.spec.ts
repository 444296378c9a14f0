import { describe, expect, test } from '@jest/globals';
import type { Cell, Grid } from '@xaso/workbooks';
import { FIELDS, type Field, HEADINGS, SAMPLE } from './columns.js';
import { readSet } from './read-set.js';

type Given = string | number | Partial<Cell> | undefined;
const letter = (index: number) => String.fromCharCode(65 + index);

const ROW: Readonly<Record<Field, Given>> = {
  code: 'CQS.01',
  name: 'Hồ sơ trực tuyến',
  numerator: 'Số hồ sơ trực tuyến',
  denominator: 'Tổng số hồ sơ',
  unit: '%',
  target: 80,
  maxPoints: 20,
  scoring: 'Theo tỷ lệ',
  scale: 'từ = 0; đến = 80; trần = 100',
  evidence: 'Có',
};

function cell(ref: string, given: Given): [string, Cell] | undefined {
  if (given === undefined) return undefined;
  const plain = { ref, formula: null, fonts: [], percent: false };
  const value: Cell =
    typeof given === 'object'
      ? { ...plain, kind: 'text', text: '', ...given }
      : { ...plain, kind: typeof given === 'number' ? 'number' : 'text', text: String(given) };
  return [ref.replace(/\d+$/, ''), value];
}

const rowOf = (number: number, values: readonly Given[]) => ({
  number,
  cells: Object.fromEntries(
    values.map((value, index) => cell(`${letter(index)}${number}`, value)).filter((one) => one !== undefined),
  ),
});

function grid(rows: readonly Partial<Record<Field, Given>>[], changes: Partial<Grid> = {}): Grid {
  const head = rowOf(
    1,
    FIELDS.map((field) => HEADINGS[field]),
  );
  const table = rows.map((row, index) =>
    rowOf(
      index + 2,
      FIELDS.map((field) => ({ ...ROW, ...row })[field]),
    ),
  );
  return { sheet: 'x', merged: [], rows: [head, ...table], ...changes };
}
const faultsOf = (given: Grid) => readSet(given).faults.map(({ cell: at, code }) => `${at} ${code}`);

describe('a set read from a table', () => {
  test('has points with two decimals, as those that are claimed', () => {
    const tiers = (scale: string) => grid([{ scoring: 'Theo bậc', scale, maxPoints: 10 }]);
    expect(faultsOf(grid([{ maxPoints: 3.333 }]))).toEqual(['G2 too-many-decimals']);
    expect(faultsOf(tiers('Một phần = 3,333; Không có = 0'))).toEqual(['I2 scale-unreadable']);
    expect(faultsOf(tiers('Một phần = 3,33; Không có = 0'))).toEqual([]);
    // What Excel stores of 2.2 after a sum.
    const noise = { kind: 'number' as const, text: '2.2000000000000002' };
    expect(readSet(grid([{ maxPoints: noise }])).rows[0]?.item.maxPoints).toBe(2.2);
  });

  test('an indicator with each way of scoring', () => {
    const { rows, faults } = readSet(
      grid([
        {},
        { code: '02', scoring: 'có/không', scale: undefined, evidence: 'không', numerator: undefined },
        {
          code: '3.1',
          scoring: 'THEO BẬC',
          scale: 'Bí thư = 10; Phó = 5,5\nKhông có = 0',
          target: undefined,
        },
        { code: '3.2', scoring: 'declared', scale: undefined, maxPoints: '7,5' },
        {
          code: '3.3',
          scale: 'chiều = giảm; từ = 50; đến = 0',
          target: { kind: 'number', text: '0.8', percent: true },
        },
      ]),
    );
    expect(faults).toEqual([]);
    expect(
      rows.map(({ row, item }) => [row, item.code, item.rule, item.better, item.maxPoints, item.target]),
    ).toEqual([
      [2, 'CQS.01', { scoring: 'ratio', min: 0, max: 80, cap: 100 }, 'up', 20, 80],
      [3, '02', { scoring: 'binary' }, 'up', 20, 80],
      [
        4,
        '3.1',
        {
          scoring: 'tiered',
          tiers: [
            { label: 'Bí thư', points: 10 },
            { label: 'Phó', points: 5.5 },
            { label: 'Không có', points: 0 },
          ],
        },
        'up',
        20,
        null,
      ],
      [5, '3.2', { scoring: 'declared' }, 'up', 7.5, 80],
      [6, '3.3', { scoring: 'ratio', min: 50, max: 0, cap: 100 }, 'down', 20, 80],
    ]);
    expect(rows[1]?.item).toMatchObject({ evidenceRequired: false, numerator: null });
  });

  test.each<[string, Partial<Record<Field, Given>>, string]>([
    ['a code that Excel took for a number', { code: 1 }, 'A2 code-as-number'],
    ['a code with a space', { code: 'CQS 1' }, 'A2 code-malformed'],
    ['no name', { name: undefined }, 'B2 empty'],
    ['a formula', { maxPoints: { kind: 'number', text: '20', formula: 'SUM(A1:A9)' } }, 'G2 formula'],
    ['an error of Excel', { target: { kind: 'error', text: '#REF!' } }, 'F2 cell-error'],
    ['text in TCVN3', { name: 'Tû lÖ hå s¬' }, 'B2 legacy-text'],
    ['a font of before Unicode', { unit: { text: 'hồ sơ', fonts: ['VNI-Times'] } }, 'E2 legacy-text'],
    ['points that are no number', { maxPoints: 'hai mươi' }, 'G2 not-a-number'],
    ['a point in a number as text', { maxPoints: '1.000' }, 'G2 not-a-number'],
    ['no points at all', { maxPoints: 0 }, 'G2 points-out-of-range'],
    ['a negative target', { target: -1 }, 'F2 not-a-number'],
    ['an unknown way of scoring', { scoring: 'chia đều' }, 'H2 scoring-unknown'],
    ['a ratio of nothing', { denominator: undefined }, 'D2 empty'],
    ['a scale that says nothing', { scale: 'khoảng 80' }, 'I2 scale-unreadable'],
    ['a scale upside down', { scale: 'từ = 80; đến = 10' }, 'I2 scale-unreadable'],
    ['a tier above the most', { scoring: 'Theo bậc', scale: 'A = 30; B = 0' }, 'I2 scale-unreadable'],
    ['one tier', { scoring: 'Theo bậc', scale: 'A = 3' }, 'I2 scale-unreadable'],
    ['neither yes nor no', { evidence: 'tùy' }, 'J2 not-yes-or-no'],
    ['the sample', { code: SAMPLE.code, name: 'khác' }, 'A2 sample-row'],
  ])('%s is refused by its cell', (_what, changes, fault) => {
    expect(faultsOf(grid([changes]))).toEqual([fault]);
    expect(readSet(grid([changes])).rows).toEqual([]);
  });

  test('a code twice, whatever its case, names the row it came in first', () => {
    const { faults } = readSet(grid([{}, {}, { code: 'cqs.01' }]));
    expect(faults.map(({ cell: at, code }) => `${at} ${code}`)).toEqual(['A3 code-twice', 'A4 code-twice']);
    expect(faults[1]?.detail).toContain('dòng 2');
  });

  test('merged cells are refused in the table, not below it', () => {
    expect(faultsOf(grid([{}], { merged: ['B2:C2', 'A9:B9'] }))).toEqual(['B2 merged-cells']);
  });

  test('headings: missing, unknown, not in the first row; in another order they are found', () => {
    const given = grid([{}]);
    const [head, row] = given.rows;
    if (!head || !row) throw new Error('two rows');
    const { J: last, ...rest } = head.cells;
    expect(faultsOf({ ...given, rows: [{ ...head, cells: rest }, row] })).toEqual(['A1 heading-missing']);
    const more = { ...head.cells, K: { ...(last as Cell), ref: 'K1', text: 'Ghi chú' } };
    expect(faultsOf({ ...given, rows: [{ ...head, cells: more }, row] })).toEqual(['K1 heading-unknown']);
    expect(faultsOf({ ...given, rows: [row] })).toEqual(['A1 heading-missing']);
    const swap = (cells: Readonly<Record<string, Cell>>) => ({
      ...cells,
      A: cells['B'] as Cell,
      B: cells['A'] as Cell,
    });
    const swapped = given.rows.map((one) => ({ ...one, cells: swap(one.cells) }));
    expect(readSet({ ...given, rows: swapped }).rows[0]?.item.code).toBe('CQS.01');
  });

  test('a cell beside the table, an empty table, too many rows', () => {
    const given = grid([{}]);
    const [head, row] = given.rows;
    if (!head || !row) throw new Error('two rows');
    const stray = { ...row, cells: { ...row.cells, M: { ...(row.cells['A'] as Cell), ref: 'M2' } } };
    expect(faultsOf({ ...given, rows: [head, stray] })).toEqual(['M2 outside-table']);
    expect(faultsOf(grid([]))).toEqual(['A2 table-empty']);
    const many = Array.from({ length: 2_001 }, (_one, index) => ({ code: `M.${index}` }));
    expect(faultsOf(grid(many))).toEqual(['A2002 too-many-rows']);
    expect(readSet(grid(many.slice(1))).rows).toHaveLength(2_000);
  });
});
