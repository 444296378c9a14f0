import { communeName } from '@xaso/admin-units';
import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import { local } from '../classes/timetable.js';
import { type ClassRoll, type ListedTrainee, plain } from './class-list.js';
import { ABSENT, ID_HEADING, MARKS_SHEET, NAME_HEADING, PRESENT, sessionHeading } from './read-marks.js';
import {
  FIELDS,
  GROUP_WORDS,
  HEADINGS,
  LISTS_SHEET,
  MOST_ROWS,
  ROSTER_SHEET,
  SAMPLE,
  SEX_WORDS,
} from './roster-columns.js';

const FONT = { name: 'Times New Roman', size: 12 } as const;
/** Lines without a name on a sign-in sheet, for those who come without having been enrolled. */
const EMPTY_LINES = 10;
/** Cells of the template that offer a choice. */
const OFFERED_ROWS = 500;
const OUTCOME_WORDS = { passed: 'Đạt', 'not-passed': 'Chưa đạt' } as const;

/** The workbook that people fill in: headings locked, births and phones as text, choices from a list; one row shows how. */
export async function renderTemplate(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const table = workbook.addWorksheet(ROSTER_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
  const widths = { name: 32, birth: 24, sex: 12, phone: 16, hamlet: 20, group: 24 };
  table.columns = FIELDS.map((field) => ({
    header: HEADINGS[field],
    key: field,
    width: widths[field],
    style: { protection: { locked: false }, numFmt: '@', font: FONT },
  }));
  table.getRow(1).eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.protection = { locked: true };
  });
  table.addRow(SAMPLE).font = { ...FONT, italic: true, color: { argb: 'FF808080' } };
  const [sexes, groups] = [Object.values(SEX_WORDS), Object.values(GROUP_WORDS)];
  for (let row = 2; row <= OFFERED_ROWS; row += 1) {
    table.getCell(row, FIELDS.indexOf('sex') + 1).dataValidation = choice('A', sexes.length);
    table.getCell(row, FIELDS.indexOf('group') + 1).dataValidation = choice('B', groups.length);
  }
  await table.protect('', {
    formatCells: true,
    formatColumns: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
  });
  const lists = workbook.addWorksheet(LISTS_SHEET);
  lists.columns = [{ width: 16 }, { width: 28 }];
  lists.addRow([HEADINGS.sex, HEADINGS.group]).font = { ...FONT, bold: true };
  for (let row = 0; row < Math.max(sexes.length, groups.length); row += 1)
    lists.addRow([sexes[row] ?? '', groups[row] ?? '']);
  lists.addRow([]);
  for (const line of [
    `Mỗi tệp nhiều nhất ${MOST_ROWS} người; không gộp ô, không dùng công thức, gõ chữ Unicode.`,
    'Năm sinh là đủ (1970); nếu có ngày sinh, ghi ngày/tháng/năm (05/09/1970).',
    'Giới tính, điện thoại và xóm có thể để trống. Không cần số giấy tờ.',
    'Dòng mẫu không được nhập; có thể xoá hoặc để nguyên.',
  ])
    lists.addRow([line]);
  await lists.protect('', {});
  return bytesOf(workbook);
}

/** Who is in a class, and who was at which session. */
export function renderList({ of, title, trainees }: ClassRoll): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Danh sách lớp', {
    views: [{ state: 'frozen', ySplit: 4 }],
    pageSetup: A4,
  });
  const columns = [
    'STT',
    'Họ và tên',
    'Ngày sinh',
    'Giới tính',
    'Điện thoại',
    'Xóm/bản',
    'Nhóm',
    ...of.sessions.map(({ n }) => `Buổi ${n}`),
    'Kết quả',
  ];
  addHead(sheet, 'DANH SÁCH LỚP', { of, title, trainees }, columns);
  sheet.columns.forEach((column, index) => {
    column.width = [6, 30, 14, 10, 14, 18, 22][index] ?? 10;
  });
  trainees.forEach((one, index) => {
    const { name, sex, phone, hamlet, group, sessions, outcome } = one;
    const marks = of.sessions.map(({ n }) => (sessions[n] === undefined ? '' : sessions[n] ? 'x' : 'vắng'));
    const words = [name, birthText(one), sex && SEX_WORDS[sex], phone, hamlet, GROUP_WORDS[group], ...marks];
    sheet.addRow([
      index + 1,
      ...words.map((word) => plain(word ?? '')),
      outcome === null ? '' : OUTCOME_WORDS[outcome],
    ]).font = FONT;
  });
  return bytesOf(workbook);
}

/** What goes round the room to be signed: without phones, with lines for those who just came. */
export function renderSignIn(roll: ClassRoll): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Điểm danh', { pageSetup: { ...A4, printTitlesRow: '4:4' } });
  const columns = [
    'STT',
    'Họ và tên',
    'Năm sinh',
    'Xóm/bản',
    ...roll.of.sessions.map(({ n, startsAt }) => `Ký tên buổi ${n} (${local(new Date(startsAt))})`),
  ];
  addHead(sheet, 'DANH SÁCH KÝ ĐIỂM DANH', roll, columns);
  sheet.columns.forEach((column, index) => {
    column.width = [6, 32, 10, 20][index] ?? 22;
  });
  const lines = [
    ...roll.trainees.map(({ name, birthYear, hamlet }) => [plain(name), birthYear, plain(hamlet ?? '')]),
    ...Array.from({ length: EMPTY_LINES }, () => ['', '', '']),
  ];
  lines.forEach((line, index) => {
    const row = sheet.addRow([index + 1, ...line, ...roll.of.sessions.map(() => '')]);
    row.height = 26;
    row.font = FONT;
    for (let column = 1; column <= columns.length; column += 1) row.getCell(column).border = BOX;
  });
  return bytesOf(workbook);
}

/** What is filled in and sent back as attendance: a row for each person, a column for each session. */
export function renderMarks({ of, trainees }: ClassRoll): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(MARKS_SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
  const head = [ID_HEADING, NAME_HEADING, ...of.sessions.map(({ n }) => sessionHeading(n))];
  sheet.addRow(head).font = { ...FONT, bold: true };
  sheet.columns.forEach((column, index) => {
    column.width = [40, 32][index] ?? 10;
  });
  for (const { enrolmentId, name, sessions } of trainees) {
    const marks = of.sessions.map(({ n }) =>
      sessions[n] === undefined ? '' : sessions[n] ? PRESENT : ABSENT,
    );
    sheet.addRow([enrolmentId, plain(name), ...marks]).font = FONT;
  }
  return bytesOf(workbook);
}

const A4 = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;
const BOX = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
} as const;

function addHead(sheet: Worksheet, what: string, { of, title }: ClassRoll, columns: readonly string[]): void {
  const mark = of.synthetic ? ' – DỮ LIỆU MINH HOẠ' : '';
  sheet.addRow([`${what}${mark}`]).font = { ...FONT, size: 14, bold: true };
  sheet.addRow([plain(`${of.curriculum} – ${title}; ${communeName(of.communeUnitId)}`)]).font = FONT;
  sheet.addRow([plain(`${of.venue}; từ ${local(of.startsAt)} đến ${local(of.endsAt)}`)]).font = FONT;
  const head = sheet.addRow([...columns]);
  head.font = { ...FONT, bold: true };
  head.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  for (let column = 1; column <= columns.length; column += 1) head.getCell(column).border = BOX;
}

/** `05/09/1970`, or the year alone. */
const birthText = ({ birthDate, birthYear }: ListedTrainee): string =>
  birthDate === null ? String(birthYear) : birthDate.split('-').reverse().join('/');

const choice = (column: string, count: number): ExcelJS.DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [`'${LISTS_SHEET}'!$${column}$2:$${column}$${count + 1}`],
  showErrorMessage: true,
  errorTitle: 'Giá trị không có trong danh mục',
  error: `Hãy chọn trong danh sách; xem trang “${LISTS_SHEET}”.`,
});

const bytesOf = async (workbook: Workbook): Promise<Uint8Array> =>
  new Uint8Array(await workbook.xlsx.writeBuffer());
