import { Injectable } from '@nestjs/common';
import { Database } from '@xaso/platform';
import { SMALLEST_SHOWN } from '../breakdown/suppression.js';
import { type Cut, localDay, startOfDay } from './cut.js';
import type { Sum } from './reading.js';
import { ALL_COMMUNES } from './resolve.js';

/** Whose figures: absent means all. */
export interface Scope {
  readonly programme?: string | undefined;
  readonly commune?: string | undefined;
  readonly indicator?: string | undefined;
  /** `indicator` is what the codes begin with. */
  readonly family?: boolean | undefined;
}

/**
 * The condition of a scope, with parameters 1 to 3, and what tells its statement from that of another scope. What is given is
 * compared by itself, so that a statement that is prepared once is planned with the index it needs.
 */
export function conditionOf(
  { programme, commune, indicator, family }: Scope,
  of = '',
): { sql: string; shape: string } {
  const given = [programme, commune, indicator].map((one) => one !== undefined);
  const columns = ['programme', 'commune_unit_id', 'indicator'];
  const parts = columns.map((column, at) => {
    if (!given[at]) return `$${at + 1}::text is null`;
    return family && column === 'indicator'
      ? `starts_with(${of}indicator, $${at + 1})`
      : `${of}${column} = $${at + 1}`;
  });
  return { sql: parts.join(' and '), shape: `${given.map(Number).join('')}${family ? 'f' : ''}` };
}

const FIELDS =
  'programme, indicator, commune_unit_id, numerator, denominator, facts, events, synthetic, as_of';

/** Everything up to now. */
const ALL = (scope: string): string => `select ${FIELDS} from figure where ${scope}`;

/** Whole days: before the day of asOf ($4) and before the day of knownAt ($5). */
const DAYS = (scope: string, of: string): string =>
  `select ${FIELDS} from figure_day where ${scope} and ${of} and occurred_on < $4 and recorded_on < $5`;

/** What the days leave out: facts of the two days that the cuts ($6, $7) go through, whose days begin at $8 and $9. */
const REST = (scope: string): string => `
  select programme, indicator, commune_unit_id, numerator, denominator, 1 as facts,
    (1 = row_number() over (partition by programme, indicator, event_id order by commune_unit_id collate "C"))::int as events,
    synthetic, occurred_at as as_of
  from contribution
  where ${scope} and occurred_at < $6 and recorded_at < $7 and (occurred_at >= $8 or recorded_at >= $9)`;

/** Whatever figures are made of. */
const TABLES = ['figure', 'observation', 'target'];

interface Read {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** Tells the statement from others that are prepared. */
  readonly shape: string;
}

/** Sums of contributions, cut by business and by recording time. */
@Injectable()
export class SumsQueries {
  constructor(private readonly database: Database) {}

  /** By programme and indicator. */
  byProgramme(scope: Scope, cut: Cut): Promise<Sum[]> {
    const { sql, params, shape } = rowsWithin(scope, cut, scope.commune === undefined);
    const events = scope.commune === undefined ? 'events' : 'facts';
    return this.database.query<Sum>(
      `select programme, indicator, sum(numerator)::float8 as numerator, sum(denominator)::float8 as denominator,
         sum(${events})::float8 as events, bool_or(synthetic) as synthetic, max(as_of) as "asOf"
       from (${sql}) rows group by programme, indicator`,
      params,
      `figures-by-programme-${shape}`,
    );
  }

  /** By programme, indicator and commune. */
  byCommune(scope: Scope, cut: Cut): Promise<(Sum & { commune: string })[]> {
    const { sql, params, shape } = rowsWithin(scope, cut, false);
    return this.database.query<Sum & { commune: string }>(
      `select programme, indicator, commune_unit_id as commune, sum(numerator)::float8 as numerator,
         sum(denominator)::float8 as denominator, sum(facts)::float8 as events, bool_or(synthetic) as synthetic,
         max(as_of) as "asOf"
       from (${sql}) rows group by programme, indicator, commune_unit_id`,
      params,
      `figures-by-commune-${shape}`,
    );
  }

  /** Those of these figures that have a cell of so few that it may have to be withheld; within a cut, any may have had one. */
  small(
    programme: string | undefined,
    indicators: readonly string[],
    { occurredBefore, recordedBefore }: Cut,
  ): Promise<{ programme: string; indicator: string }[]> {
    const cut = occurredBefore !== undefined || recordedBefore !== undefined;
    return this.database.query(
      `select distinct programme, indicator from figure
       where indicator = any ($2) and ${programme === undefined ? '$1::text is null' : 'programme = $1'}
         and ($3 or numerator between 1 and $4 or denominator between 1 and $4)`,
      [programme ?? null, indicators, cut, SMALLEST_SHOWN - 1],
      `figures-small-${programme === undefined ? 'all' : 'one'}`,
    );
  }

  /** The latest local day on which something counted went live and did not end since. */
  liveOn(scope: Scope, cut: Cut): Promise<{ programme: string; indicator: string; liveOn: string }[]> {
    const { sql, shape } = conditionOf(scope);
    return this.database.query(
      `select programme, indicator, max(on_date)::text as "liveOn" from contribution c
       where on_date is not null and ${sql} and occurred_at < $4 and recorded_at < $5 and not exists (
         select from contribution e
         where e.aggregate_id = c.aggregate_id and e.indicator = c.indicator and e.type like 'programme.%'
           and e.numerator < 0 and e.occurred_at >= c.occurred_at and e.occurred_at < $4 and e.recorded_at < $5)
       group by programme, indicator`,
      [...scopeOf(scope), ...instantsOf(cut)],
      `figures-live-on-${shape}`,
    );
  }

  /** Codes of the programmes that any fact is known of, in order; only this one, if it is given. */
  async programmes(only?: string): Promise<string[]> {
    if (only !== undefined) {
      const there = TABLES.map((table) => `exists (select from ${table} where programme = $1)`).join(' or ');
      const [row] = await this.database.query<{ known: boolean }>(
        `select ${there} as known`,
        [only],
        'figures-programme',
      );
      return row?.known ? [only] : [];
    }
    const distinct = (table: string) => `
      (with recursive known as (
        (select programme from ${table} order by programme limit 1)
        union all
        select (select programme from ${table} t where t.programme > k.programme order by programme limit 1)
        from known k where k.programme is not null)
      select programme from known where programme is not null)`;
    const rows = await this.database.query<{ programme: string }>(
      `${TABLES.map(distinct).join(' union ')} order by programme`,
      [],
      'figures-programmes',
    );
    return rows.map(({ programme }) => programme);
  }
}

/** The instants of a cut as parameters; `infinity` where it does not cut. */
export const instantsOf = ({ occurredBefore, recordedBefore }: Cut): [string, string] => [
  occurredBefore?.toISOString() ?? 'infinity',
  recordedBefore?.toISOString() ?? 'infinity',
];

const scopeOf = ({ programme, commune, indicator }: Scope) => [
  programme ?? null,
  commune ?? null,
  indicator ?? null,
];

function rowsWithin(scope: Scope, cut: Cut, together: boolean): Read {
  const params = scopeOf(scope);
  const { sql: condition, shape } = conditionOf(scope);
  const { occurredBefore, recordedBefore } = cut;
  if (!occurredBefore && !recordedBefore) return { sql: ALL(condition), params, shape: `${shape}-now` };
  const of = `commune_unit_id ${together ? '=' : '<>'} '${ALL_COMMUNES}'`;
  const day = (instant: Date | undefined) => (instant ? localDay(instant) : 'infinity');
  const days = [...params, day(occurredBefore), day(recordedBefore)];
  if ([occurredBefore, recordedBefore].every(isMidnight))
    return { sql: DAYS(condition, of), params: days, shape: `${shape}-days${together ? '-together' : ''}` };
  const start = (instant: Date | undefined) => (instant ? startOfDay(instant).toISOString() : 'infinity');
  return {
    shape: `${shape}-instants${together ? '-together' : ''}`,
    sql: `${DAYS(condition, of)} union all ${REST(condition)}`,
    params: [...days, ...instantsOf(cut), start(occurredBefore), start(recordedBefore)],
  };
}

const isMidnight = (instant: Date | undefined): boolean =>
  instant === undefined || startOfDay(instant).getTime() === instant.getTime();
