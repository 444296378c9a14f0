import { fold } from '@xaso/admin-units';
import { type Cell, type CellFault, type Grid, type GridRow, placeOf } from './grid.js';
import { legacyCodeOf, legacyText } from './legacy-text.js';

/** A table as its template has it: what stands over each column. */
export interface TableShape<F extends string> {
  readonly headings: Readonly<Record<F, string>>;
  /** Columns that a file may lack. */
  readonly optional?: readonly NoInfer<F>[];
  readonly mostRows: number;
  /** What people do with a file of more rows: `Hãy tách thành nhiều bộ.` */
  readonly splitting: string;
}

/** The letters of the columns in which the fields stand; one that may be missing and is has none. */
export type Columns<F extends string> = Readonly<Record<F, string>>;

/** A table that was found in a sheet; without columns nothing of it can be read. */
export interface Table<F extends string> {
  readonly columns: Columns<F> | null;
  /** Below the headings. */
  readonly rows: readonly GridRow[];
  readonly faults: readonly CellFault[];
}

/** Finds the table of a sheet by its headings, accents or not, in whatever order; faults say in which cell what is wrong. */
export function readTable<F extends string>(grid: Grid, shape: TableShape<F>): Table<F> {
  const fields = Object.keys(shape.headings) as F[];
  const [head, ...rows] = grid.rows;
  if (head?.number !== 1) {
    const all = fields.map((field) => shape.headings[field]).join(', ');
    const said = fault('A1', 'heading-missing', `Dòng 1 phải là tiêu đề: ${all}.`);
    return { columns: null, rows: [], faults: [said] };
  }
  const columns = columnsOf(head, fields, shape);
  const faults = [
    ...mergeFaults(grid),
    ...headingFaults(head),
    ...missingFaults(head, columns, fields, shape),
  ];
  if (!fields.every((field) => columns[field] !== undefined || shape.optional?.includes(field)))
    return { columns: null, rows: [], faults };
  const whole = { ...Object.fromEntries(fields.map((field) => [field, ''])), ...columns } as Columns<F>;
  if (rows.length <= shape.mostRows) return { columns: whole, rows, faults };
  const tooMany = fault(
    `A${rows[shape.mostRows]?.number ?? 1}`,
    'too-many-rows',
    `Bảng có ${rows.length} dòng, nhiều nhất ${shape.mostRows}. ${shape.splitting}`,
  );
  return { columns: null, rows: [], faults: [...faults, tooMany] };
}

/** What can be wrong with a cell whatever it means: a code and what to say. */
export function cellFault(cell: Cell): readonly [code: string, detail: string] | undefined {
  if (cell.formula !== null)
    return [
      'formula',
      `Ô chứa công thức “=${cell.formula.slice(0, 60)}”. Hãy dán lại thành giá trị (Paste Special > Values).`,
    ];
  if (cell.kind === 'error') return ['cell-error', `Ô báo lỗi ${cell.text}. Hãy sửa lại.`];
  const legacy = legacyCodeOf(cell.text, cell.fonts);
  return legacy && ['legacy-text', legacyText(legacy)];
}

/** Something beside the table would be lost without a word. */
export function strayFaults(row: GridRow, columns: Columns<string>): CellFault[] {
  const known = new Set(Object.values(columns));
  return Object.entries(row.cells)
    .filter(([column]) => !known.has(column))
    .map(([, { ref }]) =>
      fault(ref, 'outside-table', 'Ô này nằm ngoài các cột của tệp mẫu; hãy xóa hoặc chuyển vào đúng cột.'),
    );
}

/** Whether any of these columns holds something in a row: the number that templates print before each row does not count. */
export const isWritten = (row: GridRow, columns: readonly string[]): boolean =>
  columns.some((column) => column !== '' && row.cells[column] !== undefined);

/** Merged cells in the table: it cannot be told to which row what is written belongs. */
function mergeFaults({ merged, rows }: Grid): CellFault[] {
  const last = rows.at(-1)?.number ?? 0;
  return merged.flatMap((range) => {
    const start = range.split(':')[0] ?? '';
    const place = placeOf(start);
    if (!place || place.row > last) return [];
    return [
      fault(start, 'merged-cells', `Các ô ${range} bị gộp. Hãy bỏ gộp (Merge & Center) và ghi đủ từng ô.`),
    ];
  });
}

function headingFaults(head: GridRow): CellFault[] {
  return Object.values(head.cells).flatMap(({ ref, text, fonts, formula }) => {
    if (formula !== null)
      return [fault(ref, 'formula', `Ô tiêu đề là công thức “=${formula.slice(0, 60)}”; hãy gõ chữ.`)];
    const legacy = legacyCodeOf(text, fonts);
    return legacy ? [fault(ref, 'legacy-text', legacyText(legacy))] : [];
  });
}

function columnsOf<F extends string>(
  head: GridRow,
  fields: readonly F[],
  { headings }: TableShape<F>,
): Partial<Record<F, string>> {
  const byHeading = new Map(fields.map((field) => [fold(headings[field]), field]));
  const columns: Partial<Record<F, string>> = {};
  for (const [column, { text }] of Object.entries(head.cells)) {
    const field = byHeading.get(fold(text));
    if (field) columns[field] ??= column;
  }
  return columns;
}

function missingFaults<F extends string>(
  head: GridRow,
  columns: Partial<Record<F, string>>,
  fields: readonly F[],
  { headings, optional }: TableShape<F>,
): CellFault[] {
  const known = new Set(Object.values<string | undefined>(columns));
  const unknown = Object.entries(head.cells)
    .filter(([column]) => !known.has(column))
    .map(([, { ref, text }]) =>
      fault(
        ref,
        'heading-unknown',
        `“${text.slice(0, 60)}” không phải là tiêu đề của tệp mẫu, hoặc ghi hai lần.`,
      ),
    );
  const missing = fields
    .filter((field) => columns[field] === undefined && !optional?.includes(field))
    .map((field) =>
      fault(
        'A1',
        'heading-missing',
        `Thiếu cột “${headings[field]}”. Hãy dùng tệp mẫu, không đổi dòng tiêu đề.`,
      ),
    );
  return [...unknown, ...missing];
}

function fault(cell: string, code: string, detail: string): CellFault {
  return { row: placeOf(cell)?.row ?? 1, cell, code, detail };
}
