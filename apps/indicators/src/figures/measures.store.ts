import type { Tx } from '@xaso/platform';
import { periodEnd } from './observation.js';

interface Common {
  readonly eventId: string;
  readonly programme: string;
  readonly indicator: string;
  readonly revision: number;
  readonly unit: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly synthetic: boolean;
}

/** An approved observation as its fact tells it. */
export interface ObservationFact extends Common {
  readonly observationId: string;
  readonly pilotId: string;
  readonly communeUnitId: string;
  readonly definition: string;
  readonly phase: string;
  readonly period: string;
  readonly observedOn: string;
  readonly method: string;
  readonly numerator?: number | undefined;
  readonly denominator?: number | undefined;
  readonly value?: number | undefined;
  readonly notMeasured?: string | undefined;
}

/** A target as its fact tells it. */
export interface TargetFact extends Common {
  readonly targetId: string;
  readonly communeUnitId?: string | undefined;
  readonly value: number;
  readonly issuedOn: string;
  readonly dueOn: string;
}

type Column<T> = readonly [name: string, type: string, of: (row: T) => unknown];

const common: readonly Column<Common>[] = [
  ['event_id', 'uuid', (row) => row.eventId],
  ['programme', 'text', (row) => row.programme],
  ['indicator', 'text', (row) => row.indicator],
  ['revision', 'int', (row) => row.revision],
  ['unit', 'text', (row) => row.unit],
  ['occurred_at', 'timestamptz', (row) => row.occurredAt],
  ['recorded_at', 'timestamptz', (row) => row.recordedAt],
  ['synthetic', 'boolean', (row) => row.synthetic],
];

const ofObservation: readonly Column<ObservationFact>[] = [
  ...common,
  ['observation_id', 'uuid', (row) => row.observationId],
  ['pilot_id', 'uuid', (row) => row.pilotId],
  ['commune_unit_id', 'text', (row) => row.communeUnitId],
  ['definition', 'text', (row) => row.definition],
  ['phase', 'text', (row) => row.phase],
  ['period', 'text', (row) => row.period],
  ['period_end', 'date', (row) => periodEnd(row.period)],
  ['observed_on', 'date', (row) => row.observedOn],
  ['method', 'text', (row) => row.method],
  ['numerator', 'bigint', (row) => row.numerator ?? null],
  ['denominator', 'bigint', (row) => row.denominator ?? null],
  ['value', 'float8', (row) => row.value ?? null],
  ['not_measured', 'text', (row) => row.notMeasured ?? null],
];

const ofTarget: readonly Column<TargetFact>[] = [
  ...common,
  ['target_id', 'uuid', (row) => row.targetId],
  ['commune_unit_id', 'text', (row) => row.communeUnitId ?? ''],
  ['value', 'float8', (row) => row.value],
  ['issued_on', 'date', (row) => row.issuedOn],
  ['due_on', 'date', (row) => row.dueOn],
];

/** Takes the rows that are about to change, in the order of their keys, so that nobody else sums up half of it. */
const LOCK = `
  insert into observation_now (programme, indicator, pilot_id)
  select * from unnest($1::text[], $2::text[], $3::uuid[])
  on conflict (programme, indicator, pilot_id) do update set pilot_id = excluded.pilot_id`;

/**
 * Sees, under the lock, what others have committed: what holds is worked out anew from all revisions, key by key. It has no
 * name: a plan made while the tables were small would be kept for good.
 */
const REFRESH = `
  update observation_now t set commune_unit_id = coalesce(s.commune, ''), held = coalesce(s.held, '[]'),
    series = coalesce(s.series, ''), small = s.small
  from unnest($1::text[], $2::text[], $3::uuid[]) as k (programme, indicator, pilot_id)
  cross join lateral (
    select
      coalesce(bool_or(value > 0 and value < 5 and unit in ('people', 'count')), false) as small,
      (array_agg(commune_unit_id order by period_end desc, observed_on desc, phase)
        filter (where rank = 1 and holds))[1] as commune,
      jsonb_agg(jsonb_build_object('phase', phase, 'events', events, 'synthetic', demo, 'asOf', as_of,
        'communeUnitId', commune_unit_id, 'definition', definition, 'period', period, 'periodEnd', period_end,
        'observedOn', observed_on, 'method', method, 'unit', unit, 'numerator', numerator, 'denominator', denominator,
        'value', value, 'notMeasured', not_measured) order by phase) filter (where rank = 1 and holds) as held,
      string_agg(period || '=' || coalesce(
        case when denominator > 0 then numerator * 100::float8 / denominator else value end::text, ''),
        ' ' order by period_end, observed_on, event_id) filter (where holds and phase = 'monthly') as series
    from (
      select r.*, count(*) over p as events, bool_or(synthetic) over p as demo, max(occurred_at) over p as as_of,
        row_number() over (partition by phase
          order by holds desc, period_end desc, observed_on desc, period, recorded_at desc, event_id desc) as rank
      from (
        select o.*, o.revision = max(o.revision) over (partition by o.observation_id) as holds
        from observation o
        where o.programme = k.programme and o.indicator = k.indicator and o.pilot_id = k.pilot_id) r
      window p as (partition by phase)) ranked) s
  where t.programme = k.programme and t.indicator = k.indicator and t.pilot_id = k.pilot_id`;

/** Keeps every revision of observations, and what holds of each indicator in each pilot. */
export async function storeObservations(tx: Tx, rows: readonly ObservationFact[]): Promise<void> {
  if (rows.length === 0) return;
  await insert(tx, 'observation', ofObservation, rows);
  const touched = new Map(rows.map((row) => [`${row.programme}\0${row.indicator}\0${row.pilotId}`, row]));
  const places = [...touched].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const keys = [
    places.map((row) => row.programme),
    places.map((row) => row.indicator),
    places.map((row) => row.pilotId),
  ];
  await tx.query(LOCK, keys, 'figures-lock-now');
  await tx.query(REFRESH, keys);
}

/** Keeps every revision of targets. */
export const storeTargets = (tx: Tx, rows: readonly TargetFact[]): Promise<void> =>
  insert(tx, 'target', ofTarget, rows);

async function insert<T>(
  tx: Tx,
  table: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(([name]) => name).join(', ');
  const lists = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');
  await tx.query(
    `insert into ${table} (${names}) select * from unnest(${lists})`,
    columns.map(([, , of]) => rows.map(of)),
    `figures-${table}`,
  );
}
