import type { Tx } from '@xaso/platform';

/** Takes the rows that are about to change, in the order of their keys, so that nobody else sums up half of it. */
const LOCK = `
  insert into observation_now (programme, indicator, pilot_id)
  select * from unnest($1::text[], $2::text[], $3::uuid[])
  on conflict (programme, indicator, pilot_id) do update set pilot_id = excluded.pilot_id`;

/** SQL of what holds of the indicator and pilot of a row `of`: its columns are commune, held, series and small. */
export const refreshed = (of: string): string => `
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
        where o.programme = ${of}.programme and o.indicator = ${of}.indicator and o.pilot_id = ${of}.pilot_id) r
      window p as (partition by phase)) ranked`;

/**
 * Sees, under the lock, what others have committed: what holds is worked out anew from all revisions, key by key. It has no
 * name: a plan made while the tables were small would be kept for good.
 */
const REFRESH = `
  update observation_now t set commune_unit_id = coalesce(s.commune, ''), held = coalesce(s.held, '[]'),
    series = coalesce(s.series, ''), small = s.small
  from unnest($1::text[], $2::text[], $3::uuid[]) as k (programme, indicator, pilot_id)
  cross join lateral (${refreshed('k')}) s
  where t.programme = k.programme and t.indicator = k.indicator and t.pilot_id = k.pilot_id`;

/** An indicator in a pilot. */
export interface Place {
  readonly programme: string;
  readonly indicator: string;
  readonly pilotId: string;
}

/** Works out anew what holds at each of the places, whose revisions have just been stored. */
export async function refresh(tx: Tx, touched: readonly Place[]): Promise<void> {
  const named = new Map(
    touched.map((place) => [`${place.programme}\0${place.indicator}\0${place.pilotId}`, place]),
  );
  const places = [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
  const keys = [
    places.map(({ programme }) => programme),
    places.map(({ indicator }) => indicator),
    places.map(({ pilotId }) => pilotId),
  ];
  await tx.query(LOCK, keys, 'figures-lock-now');
  await tx.query(REFRESH, keys);
}
