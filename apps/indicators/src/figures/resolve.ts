import { localDay } from './cut.js';
import type { Contribution, Replacement } from './figure.js';

/** A fact and what its reducer says of it. */
export interface Reduced {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateId: string;
  /** RFC 3339, as the fact has them. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly synthetic: boolean;
  readonly parts: readonly (Contribution | Replacement)[];
}

/** What an aggregate has added so far to an indicator in a commune ('' for none). */
export interface Added {
  readonly aggregateId: string;
  readonly programme: string;
  readonly indicator: string;
  readonly commune: string;
  readonly numerator: number;
}

/** A contribution as it is stored. */
export interface ContributionRow extends Omit<Reduced, 'parts'> {
  readonly indicator: string;
  readonly programme: string;
  /** '' where the fact names none. */
  readonly commune: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly onDate: string | null;
  /** Whether the fact is counted as one here: of its communes, in the first only. */
  readonly once: boolean;
}

/** Sums of contributions by their place: of a figure, or of a figure on a day. */
export interface SumRow {
  readonly programme: string;
  readonly indicator: string;
  readonly commune: string;
  readonly occurredOn: string;
  readonly recordedOn: string;
  numerator: number;
  denominator: number;
  facts: number;
  events: number;
  synthetic: boolean;
  asOf: string;
}

/** Whether a part replaces what its aggregate added before, so that what that was must be looked up. */
export const replaces = (part: Contribution | Replacement): part is Replacement => 'standsAt' in part;

/**
 * Turns what reducers say into contributions: a replacement becomes the difference to what its aggregate has added so far,
 * commune by commune. Facts come in their order; of one aggregate they always do. A fact adds once to a figure in a commune.
 */
export function resolve(reduced: readonly Reduced[], added: readonly Added[]): ContributionRow[] {
  const standing = new Map<string, Map<string, number>>();
  for (const { aggregateId, programme, indicator, commune, numerator } of added)
    placed(standing, `${aggregateId}\0${programme}\0${indicator}`).set(commune, numerator);
  return reduced.flatMap(({ parts, ...fact }) => {
    const merged = new Map<string, ContributionRow>();
    for (const part of parts) {
      const pieces = replaces(part) ? differences(standing, fact.aggregateId, part) : [part];
      for (const piece of pieces) merge(merged, fact, piece);
    }
    return numbered([...merged.values()]);
  });
}

function differences(
  standing: Map<string, Map<string, number>>,
  aggregateId: string,
  { programme, indicator, communeUnitId, standsAt }: Replacement,
): Contribution[] {
  const communes = placed(standing, `${aggregateId}\0${programme}\0${indicator}`);
  const here = communeUnitId ?? '';
  const before = new Map(communes);
  communes.clear();
  communes.set(here, standsAt);
  const elsewhere = [...before].filter(([commune, value]) => commune !== here && value !== 0);
  return [
    { programme, indicator, communeUnitId, numerator: standsAt - (before.get(here) ?? 0), denominator: 0 },
    ...elsewhere.map(([commune, value]) => ({
      programme,
      indicator,
      communeUnitId: commune,
      numerator: -value,
      denominator: 0,
    })),
  ];
}

function merge(rows: Map<string, ContributionRow>, fact: Omit<Reduced, 'parts'>, part: Contribution): void {
  const { indicator, programme, communeUnitId = '', numerator, denominator, onDate = null } = part;
  const key = `${indicator}\0${communeUnitId}`;
  const row = rows.get(key);
  rows.set(key, {
    ...fact,
    indicator,
    programme,
    commune: communeUnitId,
    numerator: numerator + (row?.numerator ?? 0),
    denominator: denominator + (row?.denominator ?? 0),
    onDate: onDate ?? row?.onDate ?? null,
    once: true,
  });
}

function numbered(rows: ContributionRow[]): ContributionRow[] {
  const first = new Map<string, string>();
  for (const { indicator, commune } of rows) {
    const known = first.get(indicator);
    if (known === undefined || commune < known) first.set(indicator, commune);
  }
  return rows.map((row) => (first.get(row.indicator) === row.commune ? row : { ...row, once: false }));
}

function placed(standing: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const found = standing.get(key) ?? new Map<string, number>();
  standing.set(key, found);
  return found;
}

/**
 * Sums of contributions by figure, commune and the local days of business and recording, ordered by that key: chunks that
 * run at the same time take the rows in one order and never wait for each other in a circle.
 */
export function sumsByDay(rows: readonly ContributionRow[]): SumRow[] {
  const sums = new Map<string, SumRow>();
  const days = new Map<string, string>();
  const dayOf = (instant: string): string => {
    const known = days.get(instant);
    if (known !== undefined) return known;
    const day = localDay(new Date(instant));
    days.set(instant, day);
    return day;
  };
  for (const row of rows) {
    const occurredOn = dayOf(row.occurredAt);
    const recordedOn = dayOf(row.recordedAt);
    addTo(sums, `${placeOf(row)}\0${occurredOn}\0${recordedOn}`, row, occurredOn, recordedOn, 1, +row.once);
  }
  return ordered(sums);
}

/** Stands for all communes together in the sums by day: a programme of the whole country is read by its days alone. */
export const ALL_COMMUNES = '*';

/** The days of each commune, and the same days of all of them together. */
export function withAllCommunes(days: readonly SumRow[]): SumRow[] {
  const sums = new Map<string, SumRow>();
  for (const day of days) {
    const { occurredOn, recordedOn, facts, events, asOf: occurredAt } = day;
    const all = { ...day, commune: ALL_COMMUNES, occurredAt };
    addTo(sums, `${placeOf(all)}\0${occurredOn}\0${recordedOn}`, all, occurredOn, recordedOn, facts, events);
    sums.set(`${placeOf(day)}\0${occurredOn}\0${recordedOn}`, day);
  }
  return ordered(sums);
}

/** The same sums without the days. */
export function sumsByCommune(days: readonly SumRow[]): SumRow[] {
  const sums = new Map<string, SumRow>();
  for (const day of days)
    addTo(sums, placeOf(day), { ...day, occurredAt: day.asOf }, '', '', day.facts, day.events);
  return ordered(sums);
}

type Addend = Pick<
  ContributionRow,
  'programme' | 'indicator' | 'commune' | 'numerator' | 'denominator' | 'synthetic' | 'occurredAt'
>;

function addTo(
  sums: Map<string, SumRow>,
  key: string,
  row: Addend,
  occurredOn: string,
  recordedOn: string,
  facts: number,
  events: number,
): void {
  const { programme, indicator, commune, numerator, denominator, synthetic, occurredAt: asOf } = row;
  const sum = sums.get(key);
  if (!sum) {
    const place = { programme, indicator, commune, occurredOn, recordedOn };
    sums.set(key, { ...place, numerator, denominator, facts, events, synthetic, asOf });
    return;
  }
  sum.numerator += numerator;
  sum.denominator += denominator;
  sum.facts += facts;
  sum.events += events;
  sum.synthetic ||= synthetic;
  if (Date.parse(asOf) > Date.parse(sum.asOf)) sum.asOf = asOf;
}

const placeOf = ({
  programme,
  indicator,
  commune,
}: Pick<SumRow, 'programme' | 'indicator' | 'commune'>): string => `${programme}\0${indicator}\0${commune}`;

const ordered = (sums: ReadonlyMap<string, SumRow>): SumRow[] =>
  [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
