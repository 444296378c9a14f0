import {
  AlignmentType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Look, paragraph, twips } from './docx-parts.js';
import { cellSizes, SIZES, TEXT_MM, widthsMm } from './paper.js';
import { type Cell, type ColumnKind, groupedRows, type ReportTable, tableTitle, textOf } from './report.js';

/** The title of a table, the table, whose heading is repeated on each page, and its notes. */
export function tableParts(table: ReportTable): readonly (Paragraph | Table)[] {
  const { columns, notes } = table;
  const sizes = cellSizes(table);
  const widths = widthsMm(columns).map(twips);
  const small = { size: SIZES.table } as const;
  const cell = (content: string, index: number, look: Look): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [paragraph(content, { ...small, ...look })],
    });
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cell(title, index, { bold: true, alignment: AlignmentType.CENTER }),
    ),
  });
  const rows = groupedRows(table).map((row) =>
    'heading' in row
      ? new TableRow({ cantSplit: true, children: [groupCell(row.heading, columns.length)] })
      : new TableRow({
          cantSplit: true,
          children: row.cells.map((one, index) =>
            cell(textOf(one), index, lookOf(one, sizes(one, index), columns[index]?.kind)),
          ),
        }),
  );
  return [
    paragraph(tableTitle(table), {
      bold: true,
      alignment: AlignmentType.CENTER,
      before: 8,
      after: 4,
      keepNext: true,
    }),
    new Table({
      width: { size: twips(TEXT_MM), type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: twips(1), right: twips(1), top: twips(0.5), bottom: twips(0.5) },
      rows: [heading, ...rows],
    }),
    ...notes.map((note) => paragraph(note, { italics: true, size: SIZES.note, before: 2 })),
  ];
}

const groupCell = (content: string, columnSpan: number): TableCell =>
  new TableCell({
    columnSpan,
    width: { size: twips(TEXT_MM), type: WidthType.DXA },
    children: [paragraph(content, { size: SIZES.table, bold: true, keepNext: true })],
  });

/** Numbers and what stands for them right, words left. */
const lookOf = (cell: Cell, size: number, kind: ColumnKind = 'text'): Look => ({
  alignment: kind === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT,
  italics: cell.is === 'missing',
  size,
});
