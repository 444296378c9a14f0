import type { Hamlet, HamletProgress, Round } from '../surveys.types.js';

/** How many forms of a hamlet are in, for one round. */
export interface GridCell {
  /** Those that wait and those that count. */
  readonly sent: number;
  readonly accepted: number;
  /** How many are wanted; null where nobody planned that. */
  readonly target: number | null;
}

export interface GridRow {
  /** `007`; null for forms that do not say of which hamlet they are. */
  readonly hamletNo: string | null;
  /** As the register calls it; null where it has no such number. */
  readonly name: string | null;
  /** In the order of the rounds. */
  readonly cells: readonly GridCell[];
}

export interface Grid {
  readonly rounds: readonly Round[];
  readonly rows: readonly GridRow[];
  /** For each round whether any form says its hamlet: one that does not cannot tell who has not submitted. */
  readonly asks: readonly boolean[];
}

const NONE: GridCell = { sent: 0, accepted: 0, target: null };

/** Every hamlet of a commune beside every round, so that an empty cell says who has not submitted. */
export function hamletGrid(
  communeUnitId: string,
  hamlets: readonly Hamlet[],
  rounds: readonly { readonly round: Round; readonly progress: readonly HamletProgress[] }[],
): Grid {
  const own = rounds.map(({ round, progress }) => ({
    round,
    progress: progress.filter((one) => one.communeUnitId === communeUnitId),
  }));
  const registered = new Map(standing(hamlets).map((one) => [hamletNumber(one), one.name]));
  const formerly = new Map(hamlets.map((one) => [hamletNumber(one), one.name]));
  const named = own.flatMap(({ progress }) => progress.flatMap(({ hamletNo }) => hamletNo ?? []));
  const numbers = [...new Set([...registered.keys(), ...named])].toSorted();
  const nameless = own.some(({ progress }) => progress.some(({ hamletNo }) => hamletNo === null));
  const row = (hamletNo: string | null): GridRow => ({
    hamletNo,
    name: hamletNo === null ? null : (formerly.get(hamletNo) ?? null),
    cells: own.map(({ progress }) => cellOf(progress.find((one) => one.hamletNo === hamletNo))),
  });
  return {
    rounds: own.map(({ round }) => round),
    rows: [...numbers.map(row), ...(nameless ? [row(null)] : [])],
    asks: own.map(
      ({ progress }) => progress.length === 0 || progress.some(({ hamletNo }) => hamletNo !== null),
    ),
  };
}

/** Hamlets that have sent nothing for a round, by its place. */
export const missingIn = ({ rows }: Grid, place: number): readonly GridRow[] =>
  rows.filter(({ hamletNo, cells }) => hamletNo !== null && (cells[place] ?? NONE).sent === 0);

/** Those that were not merged into others, by their numbers. */
export const standing = (hamlets: readonly Hamlet[]): readonly Hamlet[] =>
  hamlets
    .filter(({ mergedInto }) => mergedInto === null)
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));

/** The number of a hamlet in the list of its commune, `007`. */
export const hamletNumber = ({ code }: Hamlet): string => code.slice(-3);

const cellOf = (of: HamletProgress | undefined): GridCell =>
  of ? { sent: of.submitted + of.accepted, accepted: of.accepted, target: of.target } : NONE;
