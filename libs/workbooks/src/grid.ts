/** One cell that holds something. */
export interface Cell {
  /** `B7`. */
  readonly ref: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'error';
  /** As a person reads it; a number with a point. */
  readonly text: string;
  /** The formula behind it, without the equals sign. */
  readonly formula: string | null;
  /** Fonts its text is written in. */
  readonly fonts: readonly string[];
  /** The number is shown as a percentage: 0.8 as 80%. */
  readonly percent: boolean;
}

export interface GridRow {
  /** As Excel counts: from 1. */
  readonly number: number;
  /** By column letters. */
  readonly cells: Readonly<Record<string, Cell>>;
}

/** A sheet as far as a table is read from it. */
export interface Grid {
  readonly sheet: string;
  /** Rows that hold something, in order. */
  readonly rows: readonly GridRow[];
  /** Ranges of merged cells: `A1:C1`. */
  readonly merged: readonly string[];
}

/** What was wrong in one cell. */
export interface CellFault {
  readonly row: number;
  /** `B7`. */
  readonly cell: string;
  readonly code: string;
  readonly detail: string;
}

/** The column letters and the row of `B7`. */
export function placeOf(ref: string): { column: string; row: number } | undefined {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  return match ? { column: match[1] ?? '', row: Number(match[2]) } : undefined;
}
