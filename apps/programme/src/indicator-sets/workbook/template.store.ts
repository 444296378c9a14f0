import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { FIELDS, HEADINGS, LISTS_SHEET, NO, SAMPLE, SCORING_WORDS, TABLE_SHEET, YES } from './columns.js';
import { MOST_ROWS } from './read-set.js';

const WIDTHS = [12, 50, 40, 40, 10, 10, 12, 16, 50, 14];

/** The workbook that people fill in. */
@Injectable()
export class TemplateStore {
  /** Headings are locked, codes are text, choices come from a list; one row shows how. */
  async template(): Promise<Buffer> {
    const workbook = new ExcelJS.Workbook();
    const table = workbook.addWorksheet(TABLE_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
    table.columns = FIELDS.map((field, index) => ({
      header: HEADINGS[field],
      key: field,
      width: WIDTHS[index] ?? 20,
      style: {
        protection: { locked: false },
        alignment: { wrapText: true, vertical: 'top' },
        numFmt: field === 'target' || field === 'maxPoints' ? 'General' : '@',
      },
    }));
    const head = table.getRow(1);
    head.eachCell((cell) => {
      cell.font = { bold: true };
      cell.protection = { locked: true };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDE7F3' } };
    });
    table.addRow(SAMPLE).font = { italic: true, color: { argb: 'FF808080' } };
    const scorings = Object.values(SCORING_WORDS);
    for (let row = 2; row <= 300; row += 1) {
      table.getCell(row, FIELDS.indexOf('scoring') + 1).dataValidation = list(
        `'${LISTS_SHEET}'!$A$2:$A$${scorings.length + 1}`,
      );
      table.getCell(row, FIELDS.indexOf('evidence') + 1).dataValidation = list(`'${LISTS_SHEET}'!$D$2:$D$3`);
    }
    await table.protect('', {
      formatCells: true,
      formatColumns: true,
      formatRows: true,
      insertRows: true,
      deleteRows: true,
      sort: true,
    });
    const lists = workbook.addWorksheet(LISTS_SHEET);
    lists.columns = [{ width: 16 }, { width: 80 }, { width: 4 }, { width: 20 }];
    lists.addRow(['Cách chấm', 'Thang điểm ghi thế nào', '', HEADINGS.evidence]);
    scorings.forEach(({ word, scale }, index) => lists.addRow([word, scale, '', [YES, NO][index] ?? '']));
    lists.addRow([]);
    lists.addRow([
      `Mỗi tệp nhiều nhất ${MOST_ROWS} chỉ tiêu; không gộp ô, không dùng công thức, gõ chữ Unicode.`,
    ]);
    lists.addRow(['Dòng mẫu trong trang “Bộ chỉ tiêu” phải xóa nội dung trước khi nộp.']);
    lists.getRow(1).font = { bold: true };
    await lists.protect('', {});
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }
}

const list = (range: string): ExcelJS.DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [range],
  showErrorMessage: true,
  errorTitle: 'Giá trị không có trong danh mục',
  error: `Hãy chọn trong danh sách; xem trang “${LISTS_SHEET}”.`,
});
