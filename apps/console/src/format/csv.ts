/** What a table shows in a cell; null is nothing. */
export type CellText = string | number | null;

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellText[])[];
}

const BOM = '\ufeff';
/** What a spreadsheet would take for a formula. */
const DANGEROUS = /^[=+\-@\t\r\n]|^\s+[=+\-@]/;

/** RFC 4180 in UTF-8 with its mark, which Excel needs. Words cannot become formulas; numbers stay numbers. */
export function csvOf({ columns, rows }: Sheet): string {
  const lines = [columns, ...rows].map((row) => row.map((cell) => quoted(harmless(cell))).join(','));
  return BOM + lines.map((line) => `${line}\r\n`).join('');
}

/** What a spreadsheet takes from the clipboard: columns by tabs, decimal commas as its reader writes them. */
export function clipboardOf({ columns, rows }: Sheet): string {
  return [columns, ...rows]
    .map((row) => row.map((cell) => flat(typeof cell === 'number' ? comma(cell) : harmless(cell))).join('\t'))
    .join('\r\n');
}

function harmless(cell: CellText): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

const comma = (value: number): string => String(value).replace('.', ',');

const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

const quoted = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
