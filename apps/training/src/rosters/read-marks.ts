import { fold } from '@xaso/admin-units';
import {
  type Cell,
  cellFault,
  type CellFault,
  type Grid,
  isWritten,
  readTable,
  strayFaults,
} from '@xaso/workbooks';
import { MOST_ROWS } from './roster-columns.js';

export const MARKS_SHEET = 'Điểm danh';
/** By what a row is somebody's; names are for people to read. */
export const ID_HEADING = 'Mã ghi danh';
export const NAME_HEADING = 'Họ và tên';
export const sessionHeading = (n: number): string => `Buổi ${n}`;
export const PRESENT = 'x';
export const ABSENT = 'vắng';

/** A mark and the cell it stands in. */
export interface SheetMark {
  readonly row: number;
  readonly cell: string;
  readonly enrolmentId: string;
  readonly session: number;
  readonly present: boolean;
}

export interface SheetMarks {
  /** Of rows without faults. An empty cell marks nothing. */
  readonly marks: readonly SheetMark[];
  readonly faults: readonly CellFault[];
  readonly readable: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const YES = ['x', 'co', 'co mat', '1', 'true'];
const NO = ['v', 'vang', 'vang mat', 'khong', '0', 'false'];

/**
 * Reads a sheet of marks, a column for each session. Rows with faults are left out whole.
 * @param sessions numbers of the sessions of the class
 * @param enrolled ids of those who are in the class
 */
export function readMarks(
  grid: Grid,
  sessions: readonly number[],
  enrolled: ReadonlySet<string>,
): SheetMarks {
  const headings: Record<string, string> = { id: ID_HEADING, name: NAME_HEADING };
  for (const n of sessions) headings[n] = sessionHeading(n);
  const optional = ['name', ...sessions.map(String)];
  const splitting = 'Hãy tách thành nhiều tệp.';
  const {
    columns,
    rows,
    faults: found,
  } = readTable(grid, { headings, optional, mostRows: MOST_ROWS, splitting });
  if (columns === null) return { marks: [], faults: found, readable: false };
  const faults = [...found];
  const marks: SheetMark[] = [];
  const firstRows = new Map<string, number>();
  for (const row of rows) {
    if (!isWritten(row, Object.values(columns))) continue;
    const own: CellFault[] = [...strayFaults(row, columns)];
    const wrong = (column: string, code: string, detail: string) =>
      void own.push({ row: row.number, cell: `${column}${row.number}`, code, detail });
    const idColumn = columns['id'] ?? '';
    const enrolmentId = (row.cells[idColumn]?.text ?? '').toLowerCase();
    const first = firstRows.get(enrolmentId);
    if (!UUID.test(enrolmentId) || !enrolled.has(enrolmentId))
      wrong(
        idColumn,
        'enrolment-unknown',
        'Không có mã ghi danh này trong lớp; hãy dùng tệp tải về của chính lớp.',
      );
    else if (first !== undefined) wrong(idColumn, 'row-twice', `Người này đã có ở dòng ${first}.`);
    firstRows.set(enrolmentId, first ?? row.number);
    const read = sessions.flatMap((session): SheetMark[] => {
      const column = columns[session] ?? '';
      const cell = row.cells[column];
      if (!cell) return [];
      const present = presenceOf(cell);
      if (typeof present === 'boolean')
        return [{ row: row.number, cell: cell.ref, enrolmentId, session, present }];
      wrong(column, ...present);
      return [];
    });
    faults.push(...own);
    if (own.length === 0) marks.push(...read);
  }
  if (marks.length === 0 && faults.length === 0)
    faults.push({ row: 2, cell: 'A2', code: 'table-empty', detail: 'Chưa ghi điểm danh cho ai.' });
  return { marks, faults, readable: true };
}

function presenceOf(cell: Cell): boolean | readonly [code: string, detail: string] {
  const said = cellFault(cell);
  if (said) return said;
  const word = fold(cell.text);
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  return [
    'mark-unknown',
    `“${cell.text.slice(0, 20)}”: ghi ${PRESENT} (có mặt), ${ABSENT}, hoặc để trống nếu chưa điểm danh.`,
  ];
}
