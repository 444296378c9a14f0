import { describe, expect, test } from '@jest/globals';
import type { Cell, Grid } from '@xaso/workbooks';
import { birthOf } from './birth-cell.js';
import { readRoster } from './read-roster.js';
import { FIELDS, GROUP_WORDS, HEADINGS, type RosterField, SAMPLE } from './roster-columns.js';

const TODAY = '2022-07-12';
type Given = string | number | Partial<Cell>;

const ROW: Readonly<Record<RosterField, Given>> = {
  name: 'Nguyễn Thị Thử',
  birth: 1970,
  sex: 'Nữ',
  phone: '0912 345 678',
  hamlet: 'Xóm 3',
  group: 'Nông dân',
};

const cellOf = (ref: string, given: Given): Cell => ({
  ...{ ref, formula: null, fonts: [], percent: false },
  ...(typeof given === 'object'
    ? { kind: 'text', text: '', ...given }
    : { kind: typeof given === 'number' ? 'number' : 'text', text: String(given) }),
});
const rowOf = (number: number, values: readonly (Given | undefined)[]) => ({
  number,
  cells: Object.fromEntries(
    values.flatMap((value, index) => {
      const column = String.fromCharCode(65 + index);
      return value === undefined ? [] : [[column, cellOf(`${column}${number}`, value)]];
    }),
  ),
});
const grid = (
  rows: readonly Partial<Record<RosterField, Given | undefined>>[],
  {
    fields = FIELDS,
    merged = [],
  }: { readonly fields?: readonly RosterField[]; readonly merged?: readonly string[] } = {},
): Grid => ({
  sheet: 'Danh sách',
  merged,
  rows: [
    rowOf(
      1,
      fields.map((field) => HEADINGS[field]),
    ),
    ...rows.map((row, index) =>
      rowOf(
        index + 2,
        fields.map((field) => row[field]),
      ),
    ),
  ],
});
const faultsOf = (rows: readonly Partial<Record<RosterField, Given | undefined>>[], options?: object) =>
  readRoster(grid(rows, options), TODAY).faults.map(({ cell, code }) => `${cell} ${code}`);

describe('a list', () => {
  test('is read by its headings, in whatever order and without those that nobody needs', () => {
    const { rows, faults } = readRoster(grid([ROW], { fields: ['group', 'birth', 'name'] }), TODAY);
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      {
        row: 2,
        particulars: {
          ...{ name: 'Nguyễn Thị Thử', birthYear: 1970, birthDate: null },
          ...{ sex: null, phone: null, hamlet: null, group: 'farmers' },
        },
      },
    ]);
  });

  test('with a lost zero, a date as a number, text in pieces of letters: tolerated', () => {
    const { rows, faults } = readRoster(
      grid([{ ...ROW, phone: 912345678, birth: 25816, name: 'Nguyễn Thị Thử'.normalize('NFD') }]),
      TODAY,
    );
    expect(faults).toEqual([]);
    expect(rows[0]?.particulars).toMatchObject({
      name: 'Nguyễn Thị Thử',
      phone: '0912345678',
      birthDate: '1970-09-05',
      birthYear: 1970,
    });
  });

  test('every fault of a row is told by its cell', () => {
    const bad = {
      name: '=1',
      birth: 'năm Tuất',
      sex: 'x',
      phone: '12',
      hamlet: { formula: 'A1' },
      group: 'Ngư dân',
    };
    expect(faultsOf([ROW, bad])).toEqual([
      'E3 formula',
      'B3 birth-malformed',
      'F3 group-unknown',
      'C3 sex-unknown',
      'A3 name-malformed',
      'D3 phone-malformed',
    ]);
    expect(faultsOf([{ sex: 'Nam' }])).toEqual(['A2 empty', 'B2 empty', 'F2 empty']);
  });

  test('in TCVN3, in VNI or in a font of theirs is refused with an explanation', () => {
    const texts = [
      { ...ROW, name: 'NguyÔn ThÞ Thö' },
      { ...ROW, name: 'Nguyeãn Thò Thöû' },
      { ...ROW, hamlet: { text: 'xãm ba', fonts: ['.VnTime'] } },
    ];
    const { rows, faults } = readRoster(grid(texts), TODAY);
    expect(rows).toEqual([]);
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A2 legacy-text',
      'A3 legacy-text',
      'E4 legacy-text',
    ]);
    expect(faults[0]?.detail).toContain('TCVN3');
  });

  test('with somebody twice says where it was first; two of one name are told apart by what they differ in', () => {
    expect(faultsOf([ROW, { ...ROW, sex: undefined }])).toEqual(['A3 row-twice']);
    expect(faultsOf([ROW, { ...ROW, hamlet: 'Xóm 4' }, { ...ROW, phone: undefined }])).toEqual([]);
  });

  test('of the sample alone is empty, and the sample is nobody', () => {
    expect(faultsOf([SAMPLE])).toEqual(['A2 table-empty']);
    expect(readRoster(grid([SAMPLE, ROW]), TODAY).rows.map(({ row }) => row)).toEqual([3]);
  });

  test('without a heading is not readable; rows in merged cells are left out', () => {
    expect(readRoster(grid([ROW], { fields: ['name', 'group'] }), TODAY)).toMatchObject({
      readable: false,
      rows: [],
    });
    const { rows, faults } = readRoster(
      grid([ROW, { ...ROW, name: 'Lê Văn Thử' }], { merged: ['E2:E2'] }),
      TODAY,
    );
    expect([rows.map(({ row }) => row), faults.map(({ code }) => code)]).toEqual([[3], ['merged-cells']]);
  });

  test('takes every word of its own lists', () => {
    const people = Object.values(GROUP_WORDS).map((group, index) => ({
      ...ROW,
      group,
      hamlet: `Xóm ${index}`,
    }));
    expect(faultsOf(people)).toEqual([]);
  });
});

describe('a birth', () => {
  test.each([
    ['1970', { birthYear: 1970, birthDate: null }],
    ['5/9/1970', { birthYear: 1970, birthDate: '1970-09-05' }],
    ['05-09-1970', { birthYear: 1970, birthDate: '1970-09-05' }],
    ['1970-09-05', { birthYear: 1970, birthDate: '1970-09-05' }],
    ['25816', { birthYear: 1970, birthDate: '1970-09-05' }],
    ['31/2/1970', undefined],
    ['9/1970', undefined],
    ['70', undefined],
    ['25816.5', undefined],
  ])('%s', (text, birth) => expect(birthOf(text)).toEqual(birth));
});
