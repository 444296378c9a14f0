import { Button, Checkbox, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CellText, Sheet } from '../../format/csv.js';
import { common } from '../../i18n/common.texts.js';
import { Empty, Loaded, type Loadable } from '../states.js';
import { ScrollRegion } from '../scroll-region.js';
import styles from './data-table.module.css';
import type { Keyset } from './keyset.js';
import { TableTools } from './table-tools.js';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: R) => ReactNode;
  /** What is exported; a column without it (buttons) is not. */
  readonly text?: (row: R) => CellText;
  readonly numeric?: boolean;
  /** The cell names its row. One column of a table does. */
  readonly names?: boolean;
  /** What the service sorts by, where it can. */
  readonly sort?: string;
}

export interface Sorting {
  readonly by: string | undefined;
  readonly descending: boolean;
  readonly change: (by: string) => void;
}

export interface Selection<R> {
  readonly chosen: ReadonlySet<string>;
  readonly change: (chosen: ReadonlySet<string>) => void;
  readonly label: (row: R) => string;
}

export interface DataTableProps<R> {
  readonly title: string;
  readonly columns: readonly Column<R>[];
  readonly query: Loadable<readonly R[]>;
  readonly rowKey: (row: R) => string;
  /** Of a list that is read page by page; the query asked for `keyset.query`. */
  readonly keyset?: Keyset;
  readonly sorting?: Sorting;
  readonly selection?: Selection<R>;
  /** Whether anything was filtered: an empty list then says so. */
  readonly filtered?: boolean;
  readonly empty?: ReactNode;
  /** Name of the exported file, without its ending. */
  readonly exportName: string;
}

/** A list of a service: pages, headings that name their cells, export of what is seen. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { query, keyset, columns, exportName, filtered, empty } = props;
  const say = common.use();
  return (
    <Loaded query={query} rows={8}>
      {(all) => {
        const rows = keyset ? all.slice(0, keyset.limit) : all;
        if (rows.length === 0)
          return filtered ? <Empty title={say('empty.filtered')} /> : (empty ?? <Empty />);
        return (
          <div className={styles['frame']}>
            <div className={styles['bar']}>
              <Text c="dimmed" role="status">
                {say('table.rows', { count: rows.length })}
              </Text>
              <TableTools name={exportName} sheet={() => sheetOf(columns, rows)} />
            </div>
            <Grid {...props} rows={rows} />
            {keyset && (
              <Pages keyset={keyset} more={all.length > rows.length} last={rows.at(-1)} {...props} />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function Grid<R>(props: DataTableProps<R> & { readonly rows: readonly R[] }) {
  const { title, columns, rows, rowKey, selection, sorting } = props;
  const say = common.use();
  const keys = rows.map(rowKey);
  const all = selection !== undefined && keys.every((key) => selection.chosen.has(key));
  const some = selection !== undefined && keys.some((key) => selection.chosen.has(key));
  const toggle = (key: string) => {
    const chosen = new Set(selection?.chosen);
    if (!chosen.delete(key)) chosen.add(key);
    selection?.change(chosen);
  };
  return (
    <ScrollRegion className={styles['scroll']} title={title}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{title}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col">
                <Checkbox
                  aria-label={say('table.select-all')}
                  checked={all}
                  indeterminate={some && !all}
                  onChange={() => selection.change(new Set(all ? [] : keys))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Heading key={column.key} column={column} {...(sorting && { sorting })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {selection && (
                <td>
                  <Checkbox
                    aria-label={say('table.select', { row: selection.label(row) })}
                    checked={selection.chosen.has(rowKey(row))}
                    onChange={() => toggle(rowKey(row))}
                  />
                </td>
              )}
              {columns.map(({ key, cell, numeric, names }) =>
                names ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} data-numeric={numeric === true}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Heading<R>({ column, sorting }: { readonly column: Column<R>; readonly sorting?: Sorting }) {
  const { title, sort, numeric } = column;
  if (sort === undefined || !sorting)
    return (
      <th scope="col" data-numeric={numeric === true}>
        {title}
      </th>
    );
  const active = sorting.by === sort;
  const Icon = active ? (sorting.descending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  const order = active ? (sorting.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" aria-sort={order} data-numeric={numeric === true}>
      <button type="button" className={styles['sort']} onClick={() => sorting.change(sort)}>
        {title} <Icon size={18} aria-hidden />
      </button>
    </th>
  );
}

interface PagesProps<R> extends DataTableProps<R> {
  readonly keyset: Keyset;
  readonly more: boolean;
  readonly last: R | undefined;
}

function Pages<R>({ keyset, more, last, rowKey, title }: PagesProps<R>) {
  const say = common.use();
  const { first, previous, page } = keyset;
  if (!first && !more) return null;
  return (
    <Group component="nav" aria-label={title} className="xaso-no-print">
      {(previous ?? first) && (
        <Button variant="default" onClick={previous ?? first}>
          {say(previous ? 'table.previous' : 'table.first')}
        </Button>
      )}
      {page !== undefined && <Text>{say('table.page', { page })}</Text>}
      {more && last !== undefined && (
        <Button variant="default" onClick={() => keyset.next(rowKey(last))}>
          {say('table.next')}
        </Button>
      )}
    </Group>
  );
}

function sheetOf<R>(columns: readonly Column<R>[], rows: readonly R[]): Sheet {
  const exported = columns.flatMap(({ title, text }) => (text ? [{ title, text }] : []));
  return {
    columns: exported.map(({ title }) => title),
    rows: rows.map((row) => exported.map(({ text }) => text(row))),
  };
}
