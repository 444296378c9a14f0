import type { ReactNode } from 'react';
import type { Column } from '../../../components/data-table/data-table.js';
import type { CellText } from '../../../format/csv.js';

/** A column that shows what it exports. */
export const plain = <R>(
  key: string,
  title: string,
  of: (row: R) => string | null,
  rest: Partial<Column<R>> = {},
): Column<R> => ({ key, title, cell: of, text: of, ...rest });

/** A column that shows something else than it exports: a link, a badge. */
export const shown = <R>(
  key: string,
  title: string,
  cell: (row: R) => ReactNode,
  text: (row: R) => CellText,
  rest: Partial<Column<R>> = {},
): Column<R> => ({ key, title, cell, text, ...rest });
