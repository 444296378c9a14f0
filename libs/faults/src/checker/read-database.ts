import pg from 'pg';
import type { AccountRow, BlockedRow, EffectRow, OutboxEntry, ParkedRow, PositionRow } from './evidence.js';

/** Numbers come as numbers: sequences, offsets and amounts of the laboratory stay far below 2^53. */
const OUTBOX = `
  with slot as materialized (
    select old_snapshot::pg_snapshot as old, target_snapshot::pg_snapshot as target, after_seq from relay_slot where slot = 'main'
  )
  select o.seq::float8 as seq, o.event_id as "eventId", o.topic, o.key, split_part(o.type, '.', 3) as kind,
    o.aggregate_version::int as version, coalesce(p.amount, 0)::float8 as amount, p."to", p."from", p."order",
    p."causationId" is not null as caused,
    coalesce(pg_visible_in_snapshot(o.tx, s.old) or pg_visible_in_snapshot(o.tx, s.target) and o.seq <= s.after_seq, false) as passed, ('x' || left(md5(o.payload), 8))::bit(32)::bigint::float8 as digest
  from outbox o left join slot s on true, json_to_record(o.payload::json)
    as p(amount bigint, "to" text, "from" text, "order" text, "causationId" text)
  order by o.seq`;

const EFFECTS = `
  select seq::float8 as seq, consumer, event_id as "eventId", key, version from effect order by seq`;

const PARKED = `
  select p.consumer, p.event_id as "eventId", p.topic, p.partition, p."offset"::float8 as "offset", p.key,
    i.event_id is not null as claimed
  from parked_event p left join inbox i on i.consumer = p.consumer
    and i.event_id = case when p.event_id like '%/%' then null else p.event_id::uuid end
  order by p.id`;

const PAGE = 20_000;

/** Equal texts as one string: each event id and key comes many times. */
export class Texts {
  private readonly known = new Map<string, string>();

  one(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.known.set(text, text);
    return text;
  }
}

/** Reads the evidence of one service, past its code. */
export class DatabaseReader {
  private constructor(
    private readonly client: pg.Client,
    private readonly texts: Texts,
  ) {}

  /** One reading transaction, so that all tables are of one moment. @throws when the database is away */
  static async reading<T>(
    url: string,
    texts: Texts,
    work: (reader: DatabaseReader) => Promise<T>,
  ): Promise<T> {
    const client = new pg.Client({ connectionString: url, application_name: 'faults-checker' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(`begin transaction isolation level repeatable read read only`);
      await client.query(`set local work_mem = '128MB'; set local jit = off`);
      return await work(new DatabaseReader(client, texts));
    } finally {
      await client.end();
    }
  }

  async *outbox(): AsyncGenerator<OutboxEntry[]> {
    for await (const page of this.pages<OutboxEntry>(OUTBOX)) {
      yield page.map((row) => ({
        ...row,
        eventId: this.texts.one(row.eventId),
        topic: this.texts.one(row.topic),
        key: this.texts.one(row.key),
        kind: this.texts.one(row.kind),
        to: row.to === null ? null : this.texts.one(row.to),
        from: row.from === null ? null : this.texts.one(row.from),
        order: row.order === null ? null : this.texts.one(row.order),
      }));
    }
  }

  effects(): AsyncGenerator<EffectRow[]> {
    return this.pages<EffectRow>(EFFECTS);
  }

  async parked(): Promise<ParkedRow[]> {
    return this.rows<ParkedRow>(PARKED);
  }

  async blocked(): Promise<BlockedRow[]> {
    return this.rows<BlockedRow>('select consumer, key from blocked_key');
  }

  /** Subjects of what operators have discarded with a reason. */
  async discards(): Promise<string[]> {
    const rows = await this.rows<{ subject: string }>(
      `select subject_id as subject from audit_log where action = 'parked.discard' and reason is not null`,
    );
    return rows.map(({ subject }) => subject);
  }

  async accounts(): Promise<AccountRow[]> {
    return this.rows<AccountRow>('select id, version, balance::float8 as balance from account');
  }

  async positions(group: string): Promise<PositionRow[]> {
    return this.rows<PositionRow>(
      'select topic, partition, next::float8 as next from consumer_offset where group_id = $1',
      [group],
    );
  }

  private async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query<T & pg.QueryResultRow>(sql, values)).rows;
  }

  /** A table may hold millions: they pass by in pages. */
  private async *pages<T>(sql: string): AsyncGenerator<T[]> {
    await this.client.query(`declare c no scroll cursor for ${sql}`);
    for (;;) {
      const rows = await this.rows<T>(`fetch ${PAGE} from c`);
      if (rows.length > 0) yield rows;
      if (rows.length < PAGE) break;
    }
    await this.client.query('close c');
  }
}
