import { beforeAll, describe, expect, test } from '@jest/globals';
import exceljs, { type Workbook, type Worksheet } from 'exceljs';
import { unzipped } from './files.fixture.js';
import type { Report } from './report.js';
import { approved, draft } from './sample-report.fixture.js';
import { renderXlsx } from './xlsx.render.js';

async function opened(report: Report): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  const { buffer } = await renderXlsx(report);
  await workbook.xlsx.load(buffer as ArrayBuffer);
  return workbook;
}

const sheetOf = (workbook: Workbook, name: string): Worksheet => {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`No sheet ${name}`);
  return sheet;
};

let workbook: Workbook;
let results: Worksheet;

beforeAll(async () => {
  workbook = await opened(draft);
  results = sheetOf(workbook, 'Bảng 1');
});

/** The cells of the row whose third column is this. */
function rowOf(sheet: Worksheet, title: string) {
  const row = sheet.getRows(1, sheet.rowCount)?.find((one) => one.getCell(3).value === title);
  if (!row) throw new Error(`No row ${title}`);
  return row;
}

describe('the workbook', () => {
  test('has a sheet of what the report says about itself and one for each table', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Báo cáo',
      'Bảng 1',
      'Bảng 2',
      'Bảng 3',
      'Bảng 4',
    ]);
  });

  test('says up to when the numbers go, what state it is in and that it has demonstration data', () => {
    const facts = new Map(
      sheetOf(workbook, 'Báo cáo')
        .getRows(1, 12)
        ?.map((row) => [row.getCell(1).value, row.getCell(2).value]),
    );
    expect(facts.get('Số liệu tính đến')).toBe('31/12/2022');
    expect(facts.get('Theo dữ liệu ghi nhận đến')).toBe('mọi dữ liệu đã ghi nhận');
    expect(facts.get('Tình trạng')).toBe('Dự thảo, chưa được duyệt.');
    expect(facts.get('DỮ LIỆU MINH HỌA')).toMatch(/không phải số liệu thật/);
  });

  test('names the hash of what was approved', async () => {
    const first = sheetOf(await opened(approved), 'Báo cáo');
    const hash = first.getRows(1, 12)?.find((row) => row.getCell(1).value === 'Mã băm (SHA-256)');
    expect(hash?.getCell(2).value).toBe('ab'.repeat(32));
  });
});

describe('a sheet', () => {
  test('freezes its headings and has room for what is in its columns', () => {
    expect(results.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(results.getRow(1).values).toEqual([
      undefined,
      'Nhóm',
      'TT',
      'Chỉ tiêu',
      'Đơn vị',
      'Kết quả',
      'Mẫu số',
      'Tỷ lệ',
      'Ghi chú',
    ]);
    expect(results.getColumn(3).width).toBeGreaterThan(30);
  });

  test('has numbers as numbers, in the formats of their kinds', () => {
    const survey = rowOf(results, 'Phiếu khảo sát chính quyền số (*)');
    expect([5, 6, 7].map((at) => survey.getCell(at).value)).toEqual([161, 150, 1.0733]);
    expect(survey.getCell(7).numFmt).toBe('0.00%');
    expect(survey.getCell(5).numFmt).toBe('#,##0');
    const saved = rowOf(results, 'Ước tính chi phí người dân tiết kiệm mỗi năm').getCell(5);
    expect([saved.value, saved.numFmt]).toEqual([480_000_000, '#,##0" đ"']);
    const change = sheetOf(workbook, 'Bảng 2').getRow(2);
    expect([5, 6, 7].map((at) => change.getCell(at).value)).toEqual([62.5, 50, -12.5]);
  });

  test('has words where there is no number, never 0 and never nothing', () => {
    expect(rowOf(results, 'Đơn hàng trên sàn thương mại điện tử').getCell(5).value).toBe('chưa có số liệu');
    expect(rowOf(results, 'Người tham gia mô hình y tế thông minh').getCell(5).value).toBe('…');
    expect(rowOf(results, 'Xã tham gia thí điểm').getCell(6).value).toBe('–');
  });

  test.each(['=1+1', '+84', '-2', '@SUM(A1)', '=HYPERLINK("http://a.example","x")'])(
    'takes %s for words, not for a formula',
    async (dangerous) => {
      const [first, ...others] = draft.blocks.filter(({ is }) => is === 'table');
      if (first?.is !== 'table') throw new Error('No table');
      const [row] = first.table.rows;
      const cells = (row?.cells ?? []).map((cell, at) =>
        at === 1 ? { is: 'text' as const, text: dangerous } : cell,
      );
      const blocks = [{ ...first, table: { ...first.table, rows: [{ ...row, cells }] } }, ...others];
      const report = { ...draft, blocks };
      const cell = sheetOf(await opened(report), 'Bảng 1')
        .getRow(2)
        .getCell(3);
      expect([cell.value, cell.type]).toEqual([dangerous, exceljs.ValueType.String]);
      const xml = unzipped(await renderXlsx(report)).get('xl/worksheets/sheet2.xml') ?? '';
      expect(xml).not.toMatch(/<f>|<hyperlink/);
    },
  );
});
