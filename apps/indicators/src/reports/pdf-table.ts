import type { Content, Style } from 'pdfmake';
import { cellSizes, SIZES, widthsMm } from './paper.js';
import { points, words } from './pdf-parts.js';
import { type Cell, type ColumnKind, groupedRows, type ReportTable, tableTitle, textOf } from './report.js';

/** Points left and right of the text of a cell, and the width of a line between cells. */
const PADDING = 3;
const LINE = 0.5;

/** The title of a table, the table, whose heading is repeated on each page, and its notes. */
export function tableParts(table: ReportTable): readonly Content[] {
  const { columns, notes } = table;
  const sizes = cellSizes(table);
  const widths = widthsMm(columns).map((width) => points(width) - 2 * PADDING - LINE);
  const small = { fontSize: SIZES.table };
  const heading = columns.map(({ title }) => words(title, { ...small, bold: true, alignment: 'center' }));
  const rows = groupedRows(table).map((row) =>
    'heading' in row
      ? [
          { ...words(row.heading, { ...small, bold: true }), colSpan: columns.length },
          ...fill(columns.length - 1),
        ]
      : row.cells.map((cell, index) =>
          words(textOf(cell), lookOf(cell, sizes(cell, index), columns[index]?.kind)),
        ),
  );
  return [
    {
      ...words(tableTitle(table), { bold: true, alignment: 'center', margin: [0, 8, 0, 4] }),
      headlineLevel: 1,
    },
    {
      table: {
        widths,
        body: [heading, ...rows],
        headerRows: 1,
        keepWithHeaderRows: 2,
        dontBreakRows: true,
      },
      layout: {
        hLineWidth: () => LINE,
        vLineWidth: () => LINE,
        paddingLeft: () => PADDING,
        paddingRight: () => PADDING,
        paddingTop: () => 2,
        paddingBottom: () => 2,
      },
    },
    ...notes.map((note) => words(note, { fontSize: SIZES.note, italics: true, margin: [0, 2, 0, 0] })),
  ];
}

/** What pdfmake wants in the place of cells that another one spans. */
const fill = (count: number): readonly Record<string, never>[] => Array.from({ length: count }, () => ({}));

/** Numbers and what stands for them right, words left. */
const lookOf = (cell: Cell, size: number, kind: ColumnKind = 'text'): Style => ({
  alignment: kind === 'text' ? 'left' : 'right',
  italics: cell.is === 'missing',
  fontSize: size,
});
