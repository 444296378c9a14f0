import type { Database, Tx } from '@xaso/platform';
import { PgInboxSession } from '../consumer/inbox-store.pg.js';
import type { ConsumedRecord, ParkedEntry, ParkedSession, ParkedStore } from '../ports.js';
import { decodeHeaders, type EncodedHeaders } from './record-encoding.js';

/** The columns that `toRecord` reads. */
export const RECORD_COLUMNS = 'topic, partition, "offset", key, raw_value, headers';

/** A record as it lies in `parked_event`. */
export interface RecordRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly raw_value: Buffer | null;
  readonly headers: EncodedHeaders;
}

/** The record as it came. */
export const toRecord = (row: RecordRow): ConsumedRecord => ({
  topic: row.topic,
  partition: row.partition,
  offset: BigInt(row.offset),
  key: Buffer.from(row.key),
  value: row.raw_value,
  headers: decodeHeaders(row.headers),
});

const LEFT = 'select count(*) as left from parked_event where consumer = $1 and key = $2';

/** The parked lists in the service's own database. */
export class PgParkedStore implements ParkedStore<Tx> {
  constructor(private readonly database: Database) {}

  transaction<T>(work: (session: ParkedSession<Tx>) => Promise<T>): Promise<T> {
    return this.database.transaction((tx) => work(new PgParkedSession(tx)));
  }

  left(consumer: string, key: string): Promise<number> {
    return countLeft(this.database, consumer, key);
  }
}

/** The same work for a redrive and for a discard. */
export class PgParkedSession implements ParkedSession<Tx> {
  private readonly inbox: PgInboxSession;

  constructor(readonly tx: Tx) {
    this.inbox = new PgInboxSession(tx, '');
  }

  async take(consumer: string, key: string, limit: number): Promise<readonly ParkedEntry[]> {
    await this.hold(consumer, key);
    for (;;) {
      const rows = await this.tx.query<RecordRow & { id: string }>(
        `select id, ${RECORD_COLUMNS} from parked_event where consumer = $1 and key = $2 order by id limit $3 for update`,
        [consumer, key, limit],
      );
      // Another redrive may have had them meanwhile, when the policy `skip` leaves no key to lock: those behind are next.
      if (rows.length > 0 || (await countLeft(this.tx, consumer, key)) === 0)
        return rows.map((row) => ({ id: row.id, record: toRecord(row) }));
    }
  }

  claim(consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.inbox.claim(consumer, eventIds);
  }

  async remove(consumer: string, key: string, ids: readonly string[]): Promise<number> {
    await this.tx.query('delete from parked_event where id = any ($1::bigint[])', [ids]);
    // The key may have been opened and blocked anew since it was locked: nobody may add to its list between count and opening.
    await this.hold(consumer, key);
    const left = await countLeft(this.tx, consumer, key);
    if (left === 0)
      await this.tx.query('delete from blocked_key where consumer = $1 and key = $2', [consumer, key]);
    return left;
  }

  verify(): Promise<void> {
    return this.inbox.verify();
  }

  /** Under this lock no chunk can add to the key's list; the policy `skip` blocks nothing and needs none. */
  async hold(consumer: string, key: string): Promise<void> {
    await this.tx.query('select 1 from blocked_key where consumer = $1 and key = $2 for update', [
      consumer,
      key,
    ]);
  }
}

async function countLeft(where: Pick<Tx, 'query'>, consumer: string, key: string): Promise<number> {
  const [row] = await where.query<{ left: string }>(LEFT, [consumer, key]);
  return Number(row?.left ?? 0);
}
