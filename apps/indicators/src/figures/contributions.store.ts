import type { Tx } from '@xaso/platform';
import {
  type Added,
  type ContributionRow,
  type SumRow,
  sumsByCommune,
  sumsByDay,
  withAllCommunes,
} from './resolve.js';

const ADDED = `
  select aggregate_id as "aggregateId", programme, indicator, commune_unit_id as commune, sum(numerator)::float8 as numerator
  from contribution
  where aggregate_id = any ($1) and type like 'programme.%'
  group by 1, 2, 3, 4`;

const INSERT = `
  insert into contribution (indicator, programme, event_id, commune_unit_id, type, aggregate_id, numerator, denominator,
    occurred_at, recorded_at, synthetic, on_date)
  select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[],
    $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::date[])`;

const SUMS = `
    numerator = f.numerator + excluded.numerator,
    denominator = f.denominator + excluded.denominator,
    facts = f.facts + excluded.facts,
    events = f.events + excluded.events,
    synthetic = f.synthetic or excluded.synthetic,
    as_of = greatest(f.as_of, excluded.as_of)`;

const ADD_TO_FIGURES = `
  insert into figure as f (programme, indicator, commune_unit_id, numerator, denominator, facts, events, synthetic, as_of)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
    $8::boolean[], $9::timestamptz[])
  on conflict (programme, indicator, commune_unit_id) do update set ${SUMS}`;

const ADD_TO_DAYS = `
  insert into figure_day as f (programme, indicator, commune_unit_id, numerator, denominator, facts, events, synthetic, as_of,
    occurred_on, recorded_on)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
    $8::boolean[], $9::timestamptz[], $10::date[], $11::date[])
  on conflict (programme, indicator, commune_unit_id, occurred_on, recorded_on) do update set ${SUMS}`;

/** What aggregates have added so far. Their facts come one after the other, so nobody adds to them meanwhile. */
export function addedBy(tx: Tx, aggregateIds: readonly string[]): Promise<Added[]> {
  return tx.query<Added>(ADDED, [aggregateIds], 'figures-added');
}

/** Keeps contributions. */
export async function keep(tx: Tx, rows: readonly ContributionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    INSERT,
    [
      rows.map((row) => row.indicator),
      rows.map((row) => row.programme),
      rows.map((row) => row.eventId),
      rows.map((row) => row.commune),
      rows.map((row) => row.type),
      rows.map((row) => row.aggregateId),
      rows.map((row) => row.numerator),
      rows.map((row) => row.denominator),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.recordedAt),
      rows.map((row) => row.synthetic),
      rows.map((row) => row.onDate),
    ],
    'figures-contribute',
  );
}

/** Adds contributions to the running sums: a statement for each table, rows in the order of their keys. */
export async function addUp(tx: Tx, rows: readonly ContributionRow[]): Promise<void> {
  if (rows.length === 0) return;
  const days = sumsByDay(rows);
  const all = withAllCommunes(days);
  const dates = [all.map((row) => row.occurredOn), all.map((row) => row.recordedOn)];
  await tx.query(ADD_TO_DAYS, [...columns(all), ...dates], 'figures-add-days');
  // Last, because everybody waits for the same few rows of it until the chunk is committed.
  await tx.query(ADD_TO_FIGURES, columns(sumsByCommune(days)), 'figures-add');
}

const columns = (rows: readonly SumRow[]): unknown[] => [
  rows.map((row) => row.programme),
  rows.map((row) => row.indicator),
  rows.map((row) => row.commune),
  rows.map((row) => row.numerator),
  rows.map((row) => row.denominator),
  rows.map((row) => row.facts),
  rows.map((row) => row.events),
  rows.map((row) => row.synthetic),
  rows.map((row) => row.asOf),
];
