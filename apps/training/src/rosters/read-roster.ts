import { fold } from '@xaso/admin-units';
import type { Day } from '@xaso/kernel';
import {
  type Cell,
  cellFault,
  type CellFault,
  type Columns,
  type Grid,
  type GridRow,
  isWritten,
  placeOf,
  readTable,
  strayFaults,
} from '@xaso/workbooks';
import { identityOf } from '../people/likeness.js';
import { type Particulars, readParticulars } from '../people/person.js';
import { birthOf } from './birth-cell.js';
import {
  FIELDS,
  groupOf,
  GROUP_WORDS,
  HEADINGS,
  isSample,
  MOST_ROWS,
  OPTIONAL,
  type RosterField,
  SEX_WORDS,
  sexOf,
} from './roster-columns.js';

/** Somebody and the row it stands in. */
export interface RosterRow {
  readonly row: number;
  readonly particulars: Particulars;
}

export interface Roster {
  /** Those without faults. */
  readonly rows: readonly RosterRow[];
  readonly faults: readonly CellFault[];
  /** Whether the table was found: without it no row can be taken, not even a good one. */
  readonly readable: boolean;
}

const SHAPE = {
  headings: HEADINGS,
  optional: OPTIONAL,
  mostRows: MOST_ROWS,
  splitting: 'Hãy tách thành nhiều tệp.',
};

/** In which column the faults of particulars are shown. */
const COLUMN_OF: Readonly<Record<string, RosterField>> = {
  name: 'name',
  birthYear: 'birth',
  birthDate: 'birth',
  phone: 'phone',
  hamlet: 'hamlet',
};

/** Reads the list of a sheet. Every fault of every row is told, by its cell. */
export function readRoster(grid: Grid, today: Day): Roster {
  const { columns, rows: written, faults: found } = readTable(grid, SHAPE);
  if (columns === null) return { rows: [], faults: found, readable: false };
  const faults = [...found];
  const rows: RosterRow[] = [];
  const firstRows = new Map<string, number>();
  const merged = mergedRows(grid);
  for (const row of written) {
    if (merged.has(row.number)) continue;
    if (!isWritten(row, Object.values(columns)) || isSample(row.cells[columns.name]?.text ?? '')) continue;
    const read = readRow(row, columns, today);
    if ('faults' in read) {
      faults.push(...read.faults);
      continue;
    }
    const identity = identityOf({ ...read.particulars, folded: fold(read.particulars.name) });
    const first = firstRows.get(identity);
    if (first === undefined) {
      firstRows.set(identity, row.number);
      rows.push({ row: row.number, particulars: read.particulars });
    } else
      faults.push({
        row: row.number,
        cell: `${columns.name}${row.number}`,
        code: 'row-twice',
        detail: `Người này đã có ở dòng ${first}. Nếu là hai người, hãy ghi thêm ngày sinh, điện thoại hoặc xóm để phân biệt.`,
      });
  }
  if (rows.length === 0 && faults.length === 0)
    faults.push({ row: 2, cell: 'A2', code: 'table-empty', detail: 'Danh sách chưa có ai.' });
  return { rows, faults, readable: true };
}

/** Rows that a range of merged cells touches: what is written there may belong to another row. Their fault is told already. */
function mergedRows({ merged, rows }: Grid): ReadonlySet<number> {
  const last = rows.at(-1)?.number ?? 0;
  const touched = merged.flatMap((range) => {
    const [from, to] = range.split(':').map((ref) => placeOf(ref)?.row ?? 0);
    const end = Math.min(to ?? from ?? 0, last);
    return Array.from({ length: Math.max(0, end - (from ?? 0) + 1) }, (_row, index) => (from ?? 0) + index);
  });
  return new Set(touched);
}

function readRow(
  row: GridRow,
  columns: Columns<RosterField>,
  today: Day,
): { readonly particulars: Particulars } | { readonly faults: readonly CellFault[] } {
  const faults: CellFault[] = [...strayFaults(row, columns)];
  const bad = new Set<RosterField>();
  const wrong = (field: RosterField, code: string, detail: string): void => {
    bad.add(field);
    faults.push({ row: row.number, cell: `${columns[field]}${row.number}`, code, detail });
  };
  const cell = (field: RosterField): Cell | undefined => row.cells[columns[field]];
  for (const field of FIELDS) {
    const found = cell(field);
    const said = found && cellFault(found);
    if (said) wrong(field, ...said);
    else if (!found && (field === 'name' || field === 'birth' || field === 'group'))
      wrong(field, 'empty', `Chưa ghi “${HEADINGS[field]}”.`);
  }
  const text = (field: RosterField): string | null => (bad.has(field) ? null : (cell(field)?.text ?? null));
  const birth = text('birth') === null ? undefined : birthOf(text('birth') ?? '');
  if (!birth && !bad.has('birth'))
    wrong(
      'birth',
      'birth-malformed',
      `“${(text('birth') ?? '').slice(0, 40)}” không phải năm sinh (1970) hay ngày sinh (05/09/1970).`,
    );
  const group = groupOf(text('group') ?? '');
  if (!group && !bad.has('group'))
    wrong(
      'group',
      'group-unknown',
      `“${(text('group') ?? '').slice(0, 40)}” không có trong danh mục: ${Object.values(GROUP_WORDS).join(', ')}.`,
    );
  const sex = text('sex') === null ? null : sexOf(text('sex') ?? '');
  if (sex === undefined)
    wrong('sex', 'sex-unknown', `Ghi một trong: ${Object.values(SEX_WORDS).join(', ')}, hoặc để trống.`);
  const read = readParticulars(
    {
      ...(birth ?? { birthYear: null, birthDate: null }),
      name: text('name') ?? '',
      sex: sex ?? null,
      phone: text('phone'),
      hamlet: text('hamlet'),
      group: group ?? 'others',
    },
    today,
  );
  if ('faults' in read)
    for (const { field, code, detail } of read.faults) {
      const column = COLUMN_OF[field];
      if (column && !bad.has(column)) wrong(column, code, detail);
    }
  return faults.length === 0 && 'particulars' in read ? read : { faults };
}
