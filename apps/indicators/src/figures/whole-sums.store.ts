import { ALL_COMMUNES } from './resolve.js';
import { refreshed } from './observation-now.store.js';

const DAYS = `
  insert into figure_day (programme, indicator, commune_unit_id, occurred_on, recorded_on, numerator, denominator, facts,
    events, synthetic, as_of)
  select programme, indicator, commune_unit_id,
    (occurred_at at time zone interval '7 hours')::date, (recorded_at at time zone interval '7 hours')::date,
    sum(numerator), sum(denominator), count(*), count(*) filter (where once), bool_or(synthetic), max(occurred_at)
  from (
    select *, commune_unit_id collate "C" = min(commune_unit_id collate "C")
      over (partition by programme, indicator, event_id) as once
    from contribution) counted
  group by 1, 2, 3, 4, 5`;

const SUMS = 'sum(numerator), sum(denominator), sum(facts), sum(events), bool_or(synthetic), max(as_of)';

const FIGURES = `
  insert into figure (programme, indicator, commune_unit_id, numerator, denominator, facts, events, synthetic, as_of)
  select programme, indicator, commune_unit_id, ${SUMS} from figure_day group by 1, 2, 3`;

/** After the figures, which would count these again. */
const ALL = `
  insert into figure_day (programme, indicator, commune_unit_id, occurred_on, recorded_on, numerator, denominator, facts,
    events, synthetic, as_of)
  select programme, indicator, '${ALL_COMMUNES}', occurred_on, recorded_on, ${SUMS} from figure_day group by 1, 2, 4, 5`;

const HELD = `
  insert into observation_now (programme, indicator, pilot_id, commune_unit_id, held, series, small)
  select k.programme, k.indicator, k.pilot_id, coalesce(s.commune, ''), coalesce(s.held, '[]'), coalesce(s.series, ''), s.small
  from (select distinct programme, indicator, pilot_id from observation) as k
  cross join lateral (${refreshed('k')}) as s`;

/** What filling the tables does not need: an index that is made at the end costs a fraction of one that is kept. */
const KEY = 'contribution_pkey';

/** Indexes of ranges of blocks, by which the facts of one day are found. */
const RANGES = ['contribution_occurred', 'contribution_recorded'];

interface Connection {
  query(sql: string): Promise<unknown>;
}

/** Before the contributions are filled in from nothing. That none comes twice is the inbox' doing. */
export async function beginBulk(connection: Connection): Promise<void> {
  await connection.query(`alter table contribution drop constraint ${KEY}`);
}

/**
 * Works out every running sum, and what holds of every observation, from the contributions and revisions that were filled
 * in; then the tables are as adding fact by fact would have left them. Nobody may add to them meanwhile. It takes seconds a
 * million facts.
 */
export async function endBulk(connection: Connection): Promise<void> {
  await connection.query('begin');
  await connection.query(`set local work_mem = '64MB'`);
  await connection.query(`set local maintenance_work_mem = '256MB'`);
  await connection.query(
    `alter table contribution add constraint ${KEY} primary key (programme, indicator, event_id, commune_unit_id)`,
  );
  // Statistics before the sums: the tables have just been filled, and the look-ups of observations go by their index.
  await connection.query('analyze contribution, observation');
  // Blocks that no vacuum has been over yet are in no range of these indexes and are all read for every instant.
  for (const index of RANGES) await connection.query(`select brin_summarize_new_values('${index}')`);
  for (const statement of [DAYS, FIGURES, ALL, HELD]) await connection.query(statement);
  await connection.query('commit');
}
