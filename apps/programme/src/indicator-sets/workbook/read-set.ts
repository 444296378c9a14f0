import { fold } from '@xaso/admin-units';
import type { IndicatorItem } from '../indicator-set.js';
import { type Columns, FIELDS, type Field, HEADINGS } from './columns.js';
import type { CellFault, Grid, GridRow } from './grid.js';
import { placeOf } from './grid.js';
import { legacyCodeOf, legacyText } from './legacy-text.js';
import { readRow } from './read-row.js';

/** The most indicators that a set has. */
export const MOST_ROWS = 2_000;

/** An indicator and the row it stands in. */
export interface ReadRow {
  readonly row: number;
  readonly item: IndicatorItem;
}

/** What a sheet holds: importable only without faults. */
export interface ReadSet {
  readonly rows: readonly ReadRow[];
  readonly faults: readonly CellFault[];
}

/** Reads the table of a sheet; faults say in which cell what is wrong. Rows with faults are left out. */
export function readSet(grid: Grid): ReadSet {
  const [head, ...rows] = grid.rows;
  if (head?.number !== 1)
    return {
      rows: [],
      faults: [fault('A1', 'heading-missing', `Dòng 1 phải là tiêu đề: ${allHeadings()}.`)],
    };
  const faults = [...mergeFaults(grid), ...headingFaults(head)];
  const columns = columnsOf(head);
  faults.push(...missingFaults(head, columns));
  if (!isComplete(columns)) return { rows: [], faults };
  if (rows.length > MOST_ROWS)
    return {
      rows: [],
      faults: [
        ...faults,
        fault(
          `A${rows[MOST_ROWS]?.number ?? 1}`,
          'too-many-rows',
          `Bảng có ${rows.length} dòng, nhiều nhất ${MOST_ROWS}. Hãy tách thành nhiều bộ.`,
        ),
      ],
    };
  const read: ReadRow[] = [];
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    const result = readRow(row, columns, firstRows);
    if ('item' in result) read.push({ row: row.number, item: result.item });
    else faults.push(...result.faults);
  }
  if (rows.length === 0) faults.push(fault('A2', 'table-empty', 'Bảng chưa có chỉ tiêu nào.'));
  return { rows: read, faults };
}

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

function columnsOf(head: GridRow): Partial<Record<Field, string>> {
  const byHeading = new Map(FIELDS.map((field) => [fold(HEADINGS[field]), field]));
  const columns: Partial<Record<Field, string>> = {};
  for (const [column, { text }] of Object.entries(head.cells)) {
    const field = byHeading.get(fold(text));
    if (field) columns[field] ??= column;
  }
  return columns;
}

function missingFaults(head: GridRow, columns: Partial<Record<Field, string>>): CellFault[] {
  const known = new Set(Object.values(columns));
  const unknown = Object.entries(head.cells)
    .filter(([column]) => !known.has(column))
    .map(([, { ref, text }]) =>
      fault(
        ref,
        'heading-unknown',
        `“${text.slice(0, 60)}” không phải là tiêu đề của tệp mẫu, hoặc ghi hai lần.`,
      ),
    );
  const missing = FIELDS.filter((field) => columns[field] === undefined).map((field) =>
    fault(
      'A1',
      'heading-missing',
      `Thiếu cột “${HEADINGS[field]}”. Hãy dùng tệp mẫu, không đổi dòng tiêu đề.`,
    ),
  );
  return [...unknown, ...missing];
}

const isComplete = (columns: Partial<Record<Field, string>>): columns is Columns =>
  FIELDS.every((field) => columns[field] !== undefined);

const allHeadings = () => FIELDS.map((field) => HEADINGS[field]).join(', ');

function fault(cell: string, code: string, detail: string): CellFault {
  return { row: placeOf(cell)?.row ?? 1, cell, code, detail };
}
