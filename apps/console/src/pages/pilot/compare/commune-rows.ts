import type { Breakdown, Cell } from '../figures.types.js';
import { byText } from '../../../format/names.js';

/** One commune with its part of each figure. */
export interface CommuneRow {
  readonly unitId: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Turns figures by commune into communes with their figures; facts that name no commune are of none. */
export function rowsOf(parts: readonly Breakdown[]): CommuneRow[] {
  const rows = new Map<string, { unitId: string; name: string; cells: Map<string, Cell> }>();
  for (const { indicator, cells } of parts) {
    for (const cell of cells) {
      const { unitId, name } = cell;
      if (unitId === null) continue;
      const row = rows.get(unitId) ?? { unitId, name: name ?? unitId, cells: new Map<string, Cell>() };
      row.cells.set(indicator, cell);
      rows.set(unitId, row);
    }
  }
  return [...rows.values()].sort((a, b) => byText(a.name, b.name));
}

/** The number of a cell; null where nothing was measured or it is withheld. */
export function numberOf(cell: Cell | undefined): number | null {
  if (!cell || cell.suppressed) return null;
  return cell.percent ?? cell.value ?? cell.numerator;
}
