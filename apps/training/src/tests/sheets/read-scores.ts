import {
  type Cell,
  type CellFault,
  cellFault,
  type Grid,
  type GridRow,
  readTable,
  strayFaults,
} from '@xaso/workbooks';
import { STAGES, type Stage, tenthsOf } from '../scores/points.js';
import type { Entry } from '../scores/score.js';
import { type Field, type ScoreColumns, SHAPE } from './columns.js';
import type { Members } from './members.js';

/** What a sheet holds. */
export interface ReadScores {
  /** Of the rows without faults; an empty cell is no score and changes none. */
  readonly entries: readonly Entry[];
  /** By cell; rows that have one are left out. */
  readonly faults: readonly CellFault[];
  /** Whether the table itself is sound: else nothing of it is kept. */
  readonly readable: boolean;
}

/** Reads the scores of the people of a class; faults say in which cell what is wrong, all of a row at once. */
export function readScores(grid: Grid, members: Members): ReadScores {
  const { columns, rows, faults } = readTable(grid, SHAPE);
  if (columns === null) return { entries: [], faults, readable: false };
  const entries: Entry[] = [];
  const rowFaults: CellFault[] = [];
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    const read = readRow(row, columns, members, firstRows);
    if ('faults' in read) rowFaults.push(...read.faults);
    else entries.push(...read.entries);
  }
  const tableFaults = [...faults, ...emptyFaults(columns, entries, rowFaults)];
  return { entries, faults: [...tableFaults, ...rowFaults], readable: tableFaults.length === 0 };
}

function emptyFaults(
  { before, after }: ScoreColumns,
  entries: readonly Entry[],
  faults: readonly CellFault[],
): CellFault[] {
  if (before === '' && after === '')
    return [
      { row: 1, cell: 'A1', code: 'heading-missing', detail: 'Thiếu cột “Điểm trước” hoặc cột “Điểm sau”.' },
    ];
  if (entries.length > 0 || faults.length > 0) return [];
  return [{ row: 2, cell: 'A2', code: 'table-empty', detail: 'Bảng chưa có điểm nào.' }];
}

function readRow(
  row: GridRow,
  columns: ScoreColumns,
  members: Members,
  firstRows: Map<string, number>,
): { readonly entries: readonly Entry[] } | { readonly faults: readonly CellFault[] } {
  const cell = (field: Field): Cell | undefined => row.cells[columns[field]];
  // The template names everybody: a row without a score says nothing.
  if (!STAGES.some((stage) => cell(stage))) return { entries: [] };
  const faults: CellFault[] = [...strayFaults(row, columns)];
  const wrong = (field: Field, code: string, detail: string) =>
    void faults.push({
      row: row.number,
      cell: cell(field)?.ref ?? `${columns[field] || columns.name}${row.number}`,
      code,
      detail,
    });
  for (const field of ['enrolment', 'name', 'birthYear', ...STAGES] as const) {
    const of = cell(field);
    const fault = of && cellFault(of);
    if (fault) wrong(field, ...fault);
  }
  const scores = STAGES.flatMap((stage) => scoreOf(cell(stage), stage, wrong));
  const member = members.find({
    enrolmentId: cell('enrolment')?.text ?? null,
    name: cell('name')?.text ?? null,
    birthYear: yearOf(cell('birthYear'), wrong),
  });
  if ('code' in member) wrong(member.field, member.code, member.detail);
  else {
    const first = firstRows.get(member.enrolmentId);
    if (first === undefined) firstRows.set(member.enrolmentId, row.number);
    else wrong('name', 'person-twice', `Người này đã có điểm ở dòng ${first}.`);
  }
  if (faults.length > 0 || 'code' in member) return { faults };
  const { enrolmentId } = member;
  return { entries: scores.map((score) => ({ ...score, enrolmentId, answers: null })) };
}

type Wrong = (field: Field, code: string, detail: string) => void;

function scoreOf(
  cell: Cell | undefined,
  stage: Stage,
  wrong: Wrong,
): { readonly stage: Stage; readonly tenths: number; readonly field: string }[] {
  if (!cell || cellFault(cell)) return [];
  const text = cell.text.replace(',', '.');
  const points = /^\d{1,3}(\.\d{1,15})?$/.test(text) && !cell.percent ? Number(text) : undefined;
  const tenths = points === undefined ? undefined : tenthsOf(points);
  if (tenths !== undefined) return [{ stage, tenths, field: cell.ref }];
  const [code, detail] =
    points === undefined
      ? (['not-a-score', 'Điểm là số từ 0 đến 10, ví dụ 7,5; ai không làm bài thì để trống.'] as const)
      : (['score-out-of-range', 'Điểm từ 0 đến 10, nhiều nhất một chữ số thập phân.'] as const);
  wrong(stage, code, detail);
  return [];
}

function yearOf(cell: Cell | undefined, wrong: Wrong): number | null {
  if (!cell || cellFault(cell)) return null;
  if (/^\d{4}$/.test(cell.text)) return Number(cell.text);
  wrong('birthYear', 'not-a-year', 'Năm sinh gồm bốn chữ số, ví dụ 1970.');
  return null;
}
