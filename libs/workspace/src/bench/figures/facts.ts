import { randomBytes } from 'node:crypto';
import type { asAdmin } from '@xaso/servers';

/** Facts that are written into the outbox of a service as its own code would, for its relay to publish. */
export interface FactsToWrite {
  readonly topicPrefix: string;
  readonly service: string;
  readonly type: string;
  /** SQL of one payload as jsonb; `n` is its number, from 1, `$1` the given values. */
  readonly payload: string;
  readonly values?: readonly string[];
  readonly count: number;
}

const ROWS = 50_000;

/** Each fact is the first of an aggregate of its own; its id stands in the payload's place for it, as the payload's SQL says. */
/** The service's database, as a superuser. */
type Writer = Parameters<Parameters<typeof asAdmin>[1]>[0];

export async function writeFacts(client: Writer, facts: FactsToWrite): Promise<void> {
  const { topicPrefix, service, type, payload, values = [], count } = facts;
  const topic = `${topicPrefix}${type.split('.').slice(0, 2).join('.')}.v1`;
  const headers = `jsonb_build_object('ce_specversion', '1.0', 'ce_id', id, 'ce_source', '/xaso/${service}', 'ce_type', '${type}', 'content-type', 'application/json')::text`;
  const common = `jsonb_build_object('aggregateVersion', 1, 'source', 'online', 'synthetic', true, 'actorRole', 'bench', 'correlationId', id)`;
  const sql = `
    insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
    select id, '${topic}', key, '${type}', '${type.split('.').slice(0, 2).join('.')}', key, 1, ${headers}, (${common} || ${payload})::text
    from (select n, uuidv7() as id, uuidv7()::text as key from generate_series($2::int, $3::int) as n) as f`;
  await client.query('set synchronous_commit = off');
  for (let first = 1; first <= count; first += ROWS)
    await client.query(sql, [values, first, Math.min(count, first + ROWS - 1)]);
}

const DAYS = 600;
const instant = (sql: string): string => `to_char((${sql}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** An accepted form of a baseline round in one of the communes of `$1`; so many are spread over the days, one after the other. */
export function acceptedForm(programme: string, count: number): string {
  const day = `timestamptz '2022-01-01 03:00Z' + (n::bigint * ${DAYS} / ${count}) * interval '1 day'`;
  return `jsonb_build_object(
  'occurredAt', ${instant(day)}, 'recordedAt', ${instant(`${day} + interval '1 hour'`)},
  'programme', '${programme}', 'pillar', 'government', 'communeUnitId', ($1::text[])[1 + n % cardinality($1::text[])],
  'campaignId', '018f4d3c-7a00-7abc-8def-000000000002', 'formCode', 'CQS', 'formVersion', '2022.1', 'purpose', 'baseline',
  'responseId', key, 'mode', 'assisted', 'late', false)`;
}

/** A month of an indicator of a pilot: the pilots are the communes of `$1`; all combinations come in order. */
export const monthlyObservation = (programme: string, indicators: number, months: number): string => {
  const month = `date '2022-01-01' + ((n - 1) % ${months}) * interval '1 month'`;
  const indicator = `((n - 1) / ${months}) % ${indicators}`;
  const pilot = `1 + (n - 1) / ${months * indicators}`;
  return `jsonb_build_object(
    'occurredAt', ${instant(`(${month})::timestamptz`)}, 'recordedAt', ${instant(`(${month})::timestamptz + interval '1 hour'`)},
    'programme', '${programme}', 'communeUnitId', ($1::text[])[${pilot}],
    'pilotId', '018f4d3c-7a00-7abc-8def-' || lpad((${pilot})::text, 12, '0'), 'observationId', key, 'revision', 1,
    'indicator', 'bench.indicator-' || ${indicator}, 'definition', '1', 'phase', 'monthly',
    'period', to_char(${month}, 'YYYY-MM'), 'observedOn', to_char(${month}, 'YYYY-MM-DD'), 'method', 'measured',
    'unit', 'percent', 'numerator', n % 100, 'denominator', 100)`;
};

/** A programme of its own for each run. */
export const benchProgramme = (): string => `bench-${randomBytes(3).toString('hex')}`;
