import { type Change, rollUp, unit } from '@xaso/admin-units';
import type { FigureDefinition } from '../figures/figure.js';
import { withheld } from '../figures/figure-view.js';
import { type Measured, reasonVi } from '../figures/measure.js';
import { groupBy, type Observation } from '../figures/observation.js';
import { readingOf, type Sum } from '../figures/reading.js';
import { suppress } from './suppression.js';

/** Units as the facts name them, or those of today. */
export const UNIT_VIEWS = ['recorded', 'today'] as const;
export type UnitView = (typeof UNIT_VIEWS)[number];

/** The part of a figure that belongs to one unit. */
export interface Cell {
  /** Null for facts that name no commune. */
  readonly unitId: string | null;
  readonly name: string | null;
  /** The communes it was recorded for. */
  readonly from: readonly string[];
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly reason: string | null;
  readonly reasonVi: string | null;
  readonly suppressed: boolean;
}

/** A commune whose figure cannot be given for a unit of today, with its figure as it was recorded. */
export interface Unconverted extends Cell {
  readonly conversion: 'partial' | 'no-official-conversion';
  readonly conversionVi: string;
  readonly successors: readonly {
    readonly unitId: string;
    readonly name: string | null;
    readonly note: string;
  }[];
}

/** The numbers of a unit, or of all of them. */
export type Shown = Pick<
  Cell,
  'numerator' | 'denominator' | 'percent' | 'value' | 'reason' | 'reasonVi' | 'suppressed'
>;

/** A figure by commune. */
export interface Breakdown {
  readonly units: UnitView;
  readonly cells: readonly Cell[];
  readonly unconverted: readonly Unconverted[];
  readonly total: Shown;
}

/** What a figure is made of, by commune. */
export interface Material {
  readonly sums: readonly Sum[];
  readonly observations: readonly Observation[];
}

/** What belongs to one unit. */
export interface Group {
  readonly unitId: string;
  readonly from: readonly string[];
  readonly reading: Measured;
}

const WHY = {
  partial: 'Không quy đổi được: xã đã chia cho nhiều đơn vị mới, số liệu của nó không nói lên đơn vị nào.',
  'no-official-conversion': 'Không quy đổi được: bảng chuyển đổi chính thức không có dòng nào cho xã này.',
};

/**
 * A figure by commune; with `today`, by the units of today that took over whole communes. A commune that was divided, or that
 * no official conversion names, is listed with the reason, and no figure is given for the units it went into.
 */
export function breakdown(figure: FigureDefinition, material: Material, units: UnitView): Breakdown {
  const recorded = groupsOf(figure, material, (commune) => commune);
  const total = readingOf(figure, material.sums, material.observations);
  const hide = (groups: readonly Group[], linked?: readonly boolean[]) =>
    figure.persons
      ? suppress(
          groups.map(({ reading }) => personsOf(figure, reading)),
          personsOf(figure, total),
          linked,
        )
      : { cells: groups.map(() => false), total: false };
  const first = hide(recorded);
  if (units === 'recorded')
    return {
      units,
      cells: recorded.map((group, index) => cellOf(group, first.cells[index] ?? false)),
      unconverted: [],
      total: shown(total, first.total),
    };
  const lost = recorded.filter(({ unitId }) => unitId !== '' && !rollUp(unitId).ok);
  const torn = new Set(lost.flatMap(({ unitId }) => changesOf(unitId).map(({ to }) => String(to))));
  const lostIds = new Set(lost.map(({ unitId }) => unitId));
  const today = groupsOf(figure, without(material, lostIds), todayOf);
  const hidden = new Set(recorded.filter((_, index) => first.cells[index]).map(({ unitId }) => unitId));
  const groups = [...today, ...lost];
  // A unit of today beside the communes it came from would give away the only one of them that is withheld.
  const linked = groups.map(({ from }) => from.filter((commune) => hidden.has(commune)).length === 1);
  const second = hide(groups, linked);
  return {
    units,
    cells: today.map((group, index) =>
      torn.has(group.unitId) ? incomplete(group) : cellOf(group, second.cells[index] ?? false),
    ),
    unconverted: lost.map((group, index) =>
      unconvertedOf(group, second.cells[today.length + index] ?? false),
    ),
    total: shown(total, first.total || second.total),
  };
}

/** How many persons a reading of a person-counting figure tells of. */
export function personsOf(
  { kind }: FigureDefinition,
  { numerator, denominator, value }: Measured,
): number | null {
  if (kind === 'average') return denominator;
  return kind === 'ratio' ? numerator : value;
}

const communeOf = (sum: Sum): string => sum.commune ?? '';

function groupsOf(
  figure: FigureDefinition,
  { sums, observations }: Material,
  place: (commune: string) => string,
): Group[] {
  const ofSums = groupBy(sums, (sum) => place(communeOf(sum)));
  const ofObservations = groupBy(observations, ({ communeUnitId }) => place(communeUnitId));
  return [...new Set([...ofSums.keys(), ...ofObservations.keys()])].sort().map((unitId) => {
    const own = ofSums.get(unitId) ?? [];
    const observed = ofObservations.get(unitId) ?? [];
    const from = [...own.map(communeOf), ...observed.map(({ communeUnitId }) => communeUnitId)];
    return {
      unitId,
      from: [...new Set(from)].filter((commune) => commune !== '').sort(),
      reading: readingOf(figure, own, observed),
    };
  });
}

const without = ({ sums, observations }: Material, communes: ReadonlySet<string>): Material => ({
  sums: sums.filter((sum) => !communes.has(communeOf(sum))),
  observations: observations.filter(({ communeUnitId }) => !communes.has(communeUnitId)),
});

/** The unit of today that takes over a commune; '' stays what it is. */
export function todayOf(commune: string): string {
  const today = rollUp(commune);
  return today.ok ? today.unit.id : commune;
}

const changesOf = (commune: string): readonly Change[] => {
  const today = rollUp(commune);
  return today.ok ? [] : today.changes;
};

const nameOf = (unitId: string): string | null => unit(unitId)?.fullName ?? null;

export const shown = (reading: Measured, suppressed: boolean): Shown => {
  const { numerator, denominator, percent, value, reason } = suppressed ? withheld(reading) : reading;
  return {
    numerator,
    denominator,
    percent,
    value,
    reason,
    reasonVi: reason === null ? null : reasonVi(reason),
    suppressed,
  };
};

const cellOf = ({ unitId, from, reading }: Group, suppressed: boolean): Cell => ({
  unitId: unitId === '' ? null : unitId,
  name: nameOf(unitId),
  from,
  ...shown(reading, suppressed),
});

const incomplete = (group: Group): Cell =>
  cellOf({ ...group, reading: { ...withheld(group.reading), reason: 'predecessor-not-convertible' } }, false);

export function unconvertedOf(group: Group, suppressed: boolean): Unconverted {
  const today = rollUp(group.unitId);
  const conversion = today.ok ? 'partial' : today.reason;
  return {
    ...cellOf(group, suppressed),
    conversion,
    conversionVi: WHY[conversion],
    successors: changesOf(group.unitId).map(({ to, note }) => ({ unitId: to, name: nameOf(to), note })),
  };
}
