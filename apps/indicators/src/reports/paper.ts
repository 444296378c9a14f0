import { type Cell, type ReportTable, textOf } from './report.js';

/**
 * The paper of NĐ 30/2020, phụ lục I: A4, margins 20–25 mm above and below, 30–35 left, 15–20 right, Times New Roman, sizes
 * in points. One place, so that DOCX and PDF agree.
 */
export const PAPER = {
  widthMm: 210,
  heightMm: 297,
  marginMm: { top: 20, bottom: 20, left: 30, right: 15 },
  /** From the edge to the page number and what else stands above the text. */
  headerMm: 10,
  /** The left of the two columns at the head and the foot; the right one has the rest. */
  leftMm: 75,
} as const;

/** What the text may be wide. */
export const TEXT_MM = PAPER.widthMm - PAPER.marginMm.left - PAPER.marginMm.right;

/** Points. */
export const SIZES = {
  nation: 12,
  motto: 13,
  agency: 12,
  sign: 13,
  place: 13,
  title: 14,
  about: 14,
  body: 13,
  table: 11,
  note: 11,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 13,
} as const;

/** Lines under a text, in millimetres. */
export const LINES = { motto: 56, issuer: 24, about: 45 } as const;

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const RECIPIENTS = 'Nơi nhận:';

/** The list of recipients as it is written: a dash before each, a semicolon after, a full stop at the end. */
export const recipientLines = (recipients: readonly string[]): readonly string[] =>
  recipients.map(
    (one, index) => `- ${one.replace(/[;.]\s*$/, '')}${index < recipients.length - 1 ? ';' : '.'}`,
  );

/**
 * The size of what is in a cell, in points, that breaks no number and no word. Reckoned, not measured: close enough for
 * both fonts, which have the same widths.
 * @param room width of the cell in millimetres
 */
function fittingSize(content: string, room: number): number {
  const inside = (room * 72) / 25.4 - CELL_SIDES;
  const longest = Math.max(0.5, ...content.split(/[ \-\n]/).map(widthOf));
  return Math.max(SMALLEST, Math.min(SIZES.table, Math.floor((inside * 2) / longest) / 2));
}

/** Sizes of the cells of a table: of a column of words one, of numbers each its own. */
export function cellSizes({ columns, rows }: ReportTable): (cell: Cell, index: number) => number {
  const room = widthsMm(columns);
  const words = columns.map(({ kind }, index) =>
    kind === 'text' ? Math.min(...rows.map(({ cells }) => sizeOf(cells[index], room[index]))) : undefined,
  );
  return (cell, index) => words[index] ?? sizeOf(cell, room[index]);
}

const sizeOf = (cell: Cell | undefined, room = 0): number => fittingSize(cell ? textOf(cell) : '', room);

/** Points left and right of what is in a cell, with its lines. */
const CELL_SIDES = 7;
const SMALLEST = 7;

/** Width of a word in Times New Roman, in sizes. */
const widthOf = (word: string): number =>
  [...word].reduce((sum, letter) => sum + (WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.5), 0);
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[.,:;'|/()\u00a0ijlt]/, 0.29],
  [/[frsI]/, 0.37],
  [/[acez]/, 0.45],
  [/[%mwA-ZĐ]/, 0.8],
];

/** Widths of columns in millimetres, so that they fill the text. */
export function widthsMm(columns: readonly { readonly width: number }[]): readonly number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map(({ width }) => (width * TEXT_MM) / all);
}
