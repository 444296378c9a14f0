import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs';
import {
  approvalText,
  type Cell,
  cutText,
  precomposed,
  type Report,
  type ReportTable,
  signText,
  SYNTHETIC,
  SYNTHETIC_VI,
  tablesOf,
  tableTitle,
  textOf,
} from './report.js';
import { momentText, instantOf } from './vietnamese.js';

const FONT = { name: 'Times New Roman', size: 12 } as const;

/**
 * The report as a workbook: what it says about itself on the first sheet, then a sheet for each table, its headings frozen.
 * Numbers are numbers; percentages are stored as Excel does, 107,33 % as 1.0733. Words are stored as words, so that what
 * begins like a formula is none.
 */
export async function renderXlsx(given: Report): Promise<Uint8Array> {
  const report = precomposed(given);
  const workbook = new exceljs.Workbook();
  workbook.creator = report.issuer;
  workbook.lastModifiedBy = report.issuer;
  workbook.title = `${report.title}: ${report.about}`;
  workbook.created = instantOf(report.asOf);
  workbook.modified = instantOf(report.asOf);
  addFacts(workbook, report);
  for (const table of tablesOf(report)) addTable(workbook, table, report.synthetic);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addFacts(workbook: Workbook, report: Report): void {
  const sheet = workbook.addWorksheet('Báo cáo');
  sheet.columns = [{ width: 30 }, { width: 90 }];
  const { approved, knownAt } = report;
  const facts: readonly (readonly [string, string])[] = [
    ['Tên loại', report.title],
    ['Trích yếu', report.about],
    ['Cơ quan chủ quản', report.agencyAbove ?? '–'],
    ['Cơ quan ban hành', report.issuer],
    ['Số, ký hiệu', signText(report)],
    ['Ngày ban hành', report.issuedOn === null ? 'chưa ban hành' : momentText(report.issuedOn)],
    ['Số liệu tính đến', momentText(report.asOf)],
    ['Theo dữ liệu ghi nhận đến', knownAt === null ? 'mọi dữ liệu đã ghi nhận' : momentText(knownAt)],
    ['Tình trạng', approvalText(report)],
    ...(approved ? [['Mã băm (SHA-256)', approved.hash] as const] : []),
    ...(report.synthetic ? [[SYNTHETIC, SYNTHETIC_VI] as const] : []),
    ...tablesOf(report).map((table) => [sheetName(table), table.title] as const),
    ...report.blocks.flatMap((block) =>
      block.is === 'paragraph' && block.text !== cutText(report) ? [['Nội dung', block.text] as const] : [],
    ),
  ];
  for (const [name, value] of facts) {
    const row = sheet.addRow([name, value]);
    const loud = name === SYNTHETIC;
    row.alignment = { vertical: 'top', wrapText: true };
    row.getCell(1).font = { ...FONT, bold: true, ...(loud ? { color: { argb: 'FFC00000' } } : {}) };
    row.getCell(2).font = { ...FONT, bold: loud, ...(loud ? { color: { argb: 'FFC00000' } } : {}) };
  }
}

const sheetName = ({ number }: ReportTable): string => `Bảng ${number}`;

function addTable(workbook: Workbook, table: ReportTable, synthetic: boolean): void {
  const sheet = workbook.addWorksheet(sheetName(table), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    headerFooter: {
      oddHeader: `&C${tableTitle(table).replaceAll('&', '&&')}${synthetic ? ` – ${SYNTHETIC}` : ''}`,
    },
  });
  const grouped = table.rows.some(({ group }) => group !== undefined);
  const lead = grouped ? [{ title: 'Nhóm', width: 34 }] : [];
  const columns = [...lead, ...table.columns];
  sheet.columns = columns.map(({ width }) => ({ width: Math.max(8, Math.round(width * 0.75)) }));
  const heading = sheet.addRow(columns.map(({ title }) => title));
  heading.font = { ...FONT, bold: true };
  heading.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  for (const { group = '', cells } of table.rows) addRow(sheet, grouped ? group : undefined, cells, table);
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: table.rows.length + 1, column: columns.length },
  };
  if (table.notes.length > 0) sheet.addRow([]);
  for (const note of table.notes) sheet.addRow([note]).font = { ...FONT, italic: true };
}

function addRow(
  sheet: Worksheet,
  group: string | undefined,
  cells: readonly Cell[],
  { columns }: ReportTable,
): void {
  const lead = group === undefined ? [] : [group];
  const row = sheet.addRow([...lead, ...cells.map(valueOf)]);
  row.font = FONT;
  row.alignment = { vertical: 'top', wrapText: true };
  cells.forEach((cell, index) => {
    const at = row.getCell(lead.length + index + 1);
    const format = formatOf(cell);
    if (format) at.numFmt = format;
    if (columns[index]?.kind !== 'text') at.alignment = { vertical: 'top', horizontal: 'right' };
    if (cell.is === 'missing') at.font = { ...FONT, italic: true };
  });
}

/** Never an object: exceljs would make a formula or a link of one. */
function valueOf(cell: Cell): CellValue {
  if (!('value' in cell)) return textOf(cell);
  // Of two decimals: the division alone would leave 1.0733000000000001 of some.
  return cell.is === 'percent' ? Math.round(cell.value * 100) / 10_000 : cell.value;
}

function formatOf(cell: Cell): string | undefined {
  if (cell.is === 'percent') return '0.00%';
  if (cell.is === 'money') return '#,##0" đ"';
  if (cell.is !== 'number') return undefined;
  return Number.isInteger(cell.value) ? '#,##0' : '#,##0.00';
}
