import { describe, expect, test } from '@jest/globals';
import { cellSizes, PAPER, recipientLines, SIZES, TEXT_MM, widthsMm } from './paper.js';
import { number, type ReportTable, text } from './report.js';

describe('the paper', () => {
  test('has the margins that NĐ 30/2020 allows', () => {
    const { top, bottom, left, right } = PAPER.marginMm;
    for (const side of [top, bottom]) expect(side >= 20 && side <= 25).toBe(true);
    expect(left >= 30 && left <= 35).toBe(true);
    expect(right >= 15 && right <= 20).toBe(true);
  });

  test('is filled by the columns of a table', () => {
    const widths = widthsMm([{ width: 1 }, { width: 3 }]);
    expect(widths).toEqual([TEXT_MM / 4, (TEXT_MM * 3) / 4]);
  });
});

describe('recipients', () => {
  test('have a dash before, a semicolon after, and a full stop at the end', () => {
    expect(recipientLines(['UBND tỉnh;', 'Lưu: VT.'])).toEqual(['- UBND tỉnh;', '- Lưu: VT.']);
    expect(recipientLines([])).toEqual([]);
  });
});

describe('what is in a cell', () => {
  const table: ReportTable = {
    number: 1,
    title: '',
    columns: [
      { title: 'Mã', kind: 'text', width: 30 },
      { title: 'Số', kind: 'number', width: 20 },
      { title: 'Khác', kind: 'text', width: 115 },
    ],
    rows: [
      { cells: [text('programme.equipment.computer'), number(1_480_000_000, 'money'), text('vài chữ ngắn')] },
      { cells: [text('a.b'), number(3, 'number'), text('')] },
    ],
    notes: [],
  };
  const size = cellSizes(table);
  const sizes = table.rows.map(({ cells }) => cells.map(size));

  test('is made smaller where a number or a word would break', () => {
    expect(sizes[0]?.[0]).toBeLessThan(SIZES.table);
    expect(sizes[0]?.[1]).toBeLessThan(SIZES.table);
    expect(sizes[1]?.slice(1)).toEqual([SIZES.table, SIZES.table]);
  });

  test('has one size in a column of words', () => {
    expect(sizes[1]?.[0]).toBe(sizes[0]?.[0]);
  });
});
