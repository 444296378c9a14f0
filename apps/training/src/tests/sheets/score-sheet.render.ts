import ExcelJS from 'exceljs';
import { byGivenName, plain } from '../../rosters/class-list.js';
import { pointsOf } from '../scores/points.js';
import type { Score } from '../scores/score.js';
import { FIELDS, HEADINGS, SHEET } from './columns.js';
import type { Member } from './members.js';

const FONT = { name: 'Times New Roman', size: 12 } as const;
const WIDTHS: Readonly<Record<(typeof FIELDS)[number], number>> = {
  number: 6,
  enrolment: 40,
  name: 32,
  birthYear: 10,
  before: 12,
  after: 12,
};

/** The workbook that scores are written into: everybody of a class, with the scores there are. Only scores may be changed. */
export async function renderScoreSheet(
  members: readonly Member[],
  scores: readonly Score[],
): Promise<Uint8Array> {
  const points = new Map(
    scores.map(({ enrolmentId, stage, tenths }) => [`${enrolmentId} ${stage}`, pointsOf(tenths)]),
  );
  const workbook = new ExcelJS.Workbook();
  const table = workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
  table.columns = FIELDS.map((field) => ({
    header: HEADINGS[field],
    key: field,
    width: WIDTHS[field],
    style: { protection: { locked: field !== 'before' && field !== 'after' }, font: FONT },
  }));
  table.getRow(1).eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.protection = { locked: true };
  });
  members
    .toSorted((one, other) => byGivenName(one, other) || one.birthYear - other.birthYear)
    .forEach(({ enrolmentId, name, birthYear }, index) => {
      const row = table.addRow({
        number: index + 1,
        enrolment: enrolmentId,
        name: plain(name),
        birthYear,
        before: points.get(`${enrolmentId} before`) ?? null,
        after: points.get(`${enrolmentId} after`) ?? null,
      });
      for (const field of ['before', 'after']) row.getCell(field).dataValidation = SCORE;
    });
  await table.protect('', { formatCells: true, formatColumns: true, formatRows: true });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const SCORE: ExcelJS.DataValidation = {
  type: 'decimal',
  operator: 'between',
  allowBlank: true,
  formulae: [0, 10],
  showErrorMessage: true,
  errorTitle: 'Điểm chưa hợp lệ',
  error: 'Điểm từ 0 đến 10, ví dụ 7,5; ai không làm bài thì để trống.',
};
