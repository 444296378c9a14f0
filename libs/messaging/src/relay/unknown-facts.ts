import type { Database } from '@xaso/platform';
import { isUuid } from '@xaso/kernel';
import type { ConsumedRecord } from '../ports.js';

/** A fact of Kafka that the outbox does not know. */
export interface UnknownFact {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly eventId: string;
  readonly key: string;
  readonly version: number | null;
  /** The event that has its aggregate and version in the outbox now; null: nobody has taken the version again yet. */
  readonly returnedAs: string | null;
}

/** The outbox keeps what was published for a week at least; older facts may be gone for that. */
const KEPT_MS = 6 * 24 * 3_600_000;
/** Most facts are found among the newest, by the index on seq; the others cost a walk over the outbox. */
const NEWEST = 100_000;

const MISSING = `
  select id from unnest($1::uuid[]) t(id)
  where id not in (select event_id from outbox where seq > (select coalesce(max(seq), 0) from outbox) - $2)`;

const RETURNED = `
  select l.id, o.event_id as "returnedAs"
  from unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[]) l(id, key, version, type)
  left join outbox same on same.event_id = l.id
  left join outbox o on o.aggregate_id = l.key and o.aggregate_version = l.version and o.type = l.type
  where same.event_id is null`;

const idOf = (record: ConsumedRecord) => record.headers['ce_id']?.toString() ?? '';

/** Whether a record was made by an outbox a short time ago: its id is a UUIDv7 of these days. */
export function publishedId(record: ConsumedRecord): boolean {
  const id = idOf(record);
  if (!isUuid(id) || id[14] !== '7') return false;
  return Date.now() - Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < KEPT_MS;
}

/** Those of the records that the outbox does not know. */
export async function unknownFacts(
  database: Pick<Database, 'query'>,
  records: readonly ConsumedRecord[],
): Promise<UnknownFact[]> {
  const byId = new Map(records.map((record) => [idOf(record), record]));
  const far = await database.query<{ id: string }>(MISSING, [[...byId.keys()], NEWEST]);
  if (far.length === 0) return [];
  const ids = far.map(({ id }) => id);
  const about = ids.map((id) => factOf(byId.get(id) as ConsumedRecord));
  const lost = await database.query<{ id: string; returnedAs: string | null }>(RETURNED, [
    ids,
    about.map(({ key }) => key),
    about.map(({ version }) => version),
    about.map(({ type }) => type),
  ]);
  const returned = new Map(lost.map((row) => [row.id, row.returnedAs]));
  return about
    .filter(({ eventId }) => returned.has(eventId))
    .map(({ type: _type, ...fact }) => ({ ...fact, returnedAs: returned.get(fact.eventId) ?? null }));
}

function factOf(record: ConsumedRecord) {
  const { topic, partition, offset, key, value, headers } = record;
  return {
    topic,
    partition,
    offset: offset.toString(),
    eventId: idOf(record),
    key: key?.toString() ?? '',
    type: headers['ce_type']?.toString() ?? '',
    version: versionOf(value),
  };
}

function versionOf(value: Buffer | null): number | null {
  try {
    const { aggregateVersion } = JSON.parse(value?.toString() ?? '') as { aggregateVersion?: unknown };
    return typeof aggregateVersion === 'number' ? aggregateVersion : null;
  } catch {
    return null;
  }
}
