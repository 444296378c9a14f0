/** Cells that count fewer persons than this are not shown (domain.md §2.5). Nobody is not somebody: 0 is shown. */
export const SMALLEST_SHOWN = 5;

/** Which cells are withheld, and whether the total is. */
export interface Suppression {
  readonly cells: readonly boolean[];
  readonly total: boolean;
}

const small = (count: number | null): boolean => count !== null && count > 0 && count < SMALLEST_SHOWN;

/**
 * Withholds cells of 1 to 4 persons. Where the total would give one away, the smallest other cell is withheld as well; if
 * there is none, the total is. `linked` are cells that must not be shown for another reason, such as being derivable from
 * another breakdown of the same figure.
 */
export function suppress(
  counts: readonly (number | null)[],
  total: number | null,
  linked: readonly boolean[] = [],
): Suppression {
  const cells = counts.map((count, index) => small(count) || (linked[index] ?? false));
  if (small(total)) return { cells: counts.map((count) => (count ?? 0) > 0), total: true };
  if (total === null || !derivable(counts, cells)) return { cells, total: false };
  const others = counts.flatMap((count, index) =>
    count !== null && count > 0 && !cells[index] ? [{ count, index }] : [],
  );
  const [first, ...rest] = others;
  if (!first) return { cells, total: true };
  const smallest = rest.reduce((least, one) => (one.count < least.count ? one : least), first);
  return { cells: cells.map((hidden, index) => hidden || index === smallest.index), total: false };
}

/** Whether the sum of the hidden cells, which is what the total leaves, tells one of them. */
function derivable(counts: readonly (number | null)[], hidden: readonly boolean[]): boolean {
  const values = counts.filter((_, index) => hidden[index]).map((count) => count ?? 0);
  if (values.length === 0) return false;
  if (values.length === 1) return true;
  const all = values.every(small);
  const sum = values.reduce((left, right) => left + right, 0);
  // Each is 1 to 4, so the least and the greatest possible sum leave only one way.
  return all && (sum === values.length || sum === values.length * (SMALLEST_SHOWN - 1));
}
