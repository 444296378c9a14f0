import {
  approvalText,
  cutText,
  precomposed,
  type Report,
  type ReportTable,
  SYNTHETIC,
  SYNTHETIC_VI,
} from './report.js';
import { type Cell, signText, tablesOf, tableTitle, textOf } from './report.js';

const BOM = '\ufeff';
const END = '\r\n';

/** What a spreadsheet would take for a formula, and what hides such a beginning from a reader. */
const DANGEROUS = /^[=+\-@\t\r\n]|^\s+[=+\-@]/;

/**
 * A report as CSV (RFC 4180: comma, CRLF, quotes where needed) in UTF-8 with its mark, which Excel needs. With a number only
 * that table: its headings and rows, nothing else; without, what the report says about itself and all tables. Numbers have
 * a decimal point and no unit, which the headings or the unit column name; percentages are in percent. Undefined for a table
 * that the report has not.
 */
export function renderCsv(given: Report): Uint8Array;
export function renderCsv(given: Report, table: number): Uint8Array | undefined;
export function renderCsv(given: Report, wanted?: number): Uint8Array | undefined {
  const report = precomposed(given);
  const tables = tablesOf(report);
  if (wanted === undefined) return encoded([...about(report), ...tables.flatMap(titled)]);
  const table = tables.find(({ number }) => number === wanted);
  return table && encoded(linesOf(table));
}

const encoded = (lines: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(BOM + lines.map((line) => line.map(quoted).join(',') + END).join(''));

const about = (report: Report): readonly (readonly string[])[] => [
  [words(report.title), words(report.about)],
  [words(report.issuer), words(signText(report))],
  [words(cutText(report))],
  [words(approvalText(report))],
  ...(report.synthetic ? [[SYNTHETIC, SYNTHETIC_VI]] : []),
];

const titled = (table: ReportTable): readonly (readonly string[])[] => [
  [],
  [words(tableTitle(table))],
  ...linesOf(table),
  ...table.notes.map((note) => [words(note)]),
];

function linesOf({ columns, rows }: ReportTable): readonly (readonly string[])[] {
  const grouped = rows.some(({ group }) => group !== undefined);
  const lead = (group: string): readonly string[] => (grouped ? [words(group)] : []);
  const titles = columns.map(({ title, kind }) => words(kind === 'percent' ? `${title} (%)` : title));
  return [
    [...lead('Nhóm'), ...titles],
    ...rows.map(({ group = '', cells }) => [...lead(group), ...cells.map(plain)]),
  ];
}

/** A number as machines write it, anything else as people read it. */
const plain = (cell: Cell): string => ('value' in cell ? String(cell.value) : words(textOf(cell)));

/** Words that a spreadsheet cannot take for a formula. */
const words = (content: string): string => (DANGEROUS.test(content) ? `'${content}` : content);

const quoted = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
