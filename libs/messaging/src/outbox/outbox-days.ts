import type { Database } from '@xaso/platform';

/** The facts of one topic and day. */
export interface OutboxDay {
  readonly topic: string;
  /** In UTC, by the event's id: a UUIDv7 carries when it was made, so whoever received it cuts the days alike. */
  readonly day: string;
  readonly count: number;
  /** Sum of a number made of each id (the first 60 bits of its MD5), in decimal: the same in any order. */
  readonly checksum: string;
}

/** What an outbox wrote, for readers who want to know whether they have it all. */
export interface OutboxDays {
  /** The `source` of its facts, as CloudEvents name it. */
  readonly source: string;
  /** When this was read; the day it lies in goes on. */
  readonly madeAt: string;
  /** The first day that is whole, null when all are: old weeks are dropped, and a day at their edge may lack facts. */
  readonly since: string | null;
  readonly days: readonly OutboxDay[];
}

/** Weeks are dropped whole, so nothing was while the week of the first migration is there. */
const SINCE = `
  select now() as at, case when week > (select min(applied_at) at time zone 'UTC' from schema_migration)
    then to_char(week + 1, 'YYYY-MM-DD') end as since
  from (
    select min(to_date(right(c.relname, 7), 'IYYY"w"IW')) as week from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox'::regclass and c.relname ~ '_\\d{4}w\\d{2}$') oldest`;

const DAYS = `
  select * from (
    select topic, to_char(uuid_extract_timestamp(event_id) at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as count,
      sum(('x' || left(md5(event_id::text), 15))::bit(60)::bigint)::text as checksum
    from outbox group by 1, 2) days
  where $1::text is null or day >= $1
  order by topic, day`;

/** Adds up what is in the outbox of a service, by topic and day. */
export async function outboxDays(database: Pick<Database, 'query'>, service: string): Promise<OutboxDays> {
  const [edge] = await database.query<{ at: Date; since: string | null }>(SINCE);
  const { at, since } = edge as { at: Date; since: string | null };
  const days = await database.query<OutboxDay>(DAYS, [since]);
  return { source: `/xaso/${service}`, madeAt: at.toISOString(), since, days };
}
