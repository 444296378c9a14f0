import { type CellFault, type Grid, readTable } from '@xaso/workbooks';
import type { IndicatorItem } from '../indicator-set.js';
import { HEADINGS } from './columns.js';
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

const SHAPE = { headings: HEADINGS, mostRows: MOST_ROWS, splitting: 'Hãy tách thành nhiều bộ.' };

/** Reads the table of a sheet; faults say in which cell what is wrong. Rows with faults are left out. */
export function readSet(grid: Grid): ReadSet {
  const { columns, rows, faults: found } = readTable(grid, SHAPE);
  if (columns === null) return { rows: [], faults: found };
  const faults = [...found];
  const read: ReadRow[] = [];
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    const result = readRow(row, columns, firstRows);
    if ('item' in result) read.push({ row: row.number, item: result.item });
    else faults.push(...result.faults);
  }
  if (rows.length === 0)
    faults.push({ row: 2, cell: 'A2', code: 'table-empty', detail: 'Bảng chưa có chỉ tiêu nào.' });
  return { rows: read, faults };
}
