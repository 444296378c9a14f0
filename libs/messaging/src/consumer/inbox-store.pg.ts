import type { Database, Tx } from '@xaso/platform';
import { encodeHeaders } from '../parking/record-encoding.js';
import {
  type InboxSession,
  type InboxStore,
  ParkedFull,
  type ParkedRecord,
  type PartitionRef,
  type StoredPosition,
} from '../ports.js';

/**
 * Limits of a chunk's transaction, ms: a third of the Kafka session, so that a statement that hangs, a lock, or a process
 * that was stopped in the middle costs neither this consumer its partitions nor its successor the start.
 */
export const CHUNK_LIMIT_MS = 3_000;
/** Below it: a lock that is waited for must be told as such (55P03, repeated), not as a slow statement (57014, counted). */
export const CHUNK_LOCK_MS = 2_000;

const ADVANCE = `
  update consumer_offset set next = $5, updated_at = now()
  where group_id = $1 and topic = $2 and partition = $3 and next = $4
  returning set_config('statement_timeout', $6, true), set_config('lock_timeout', $7, true),
    set_config('idle_in_transaction_session_timeout', $6, true)`;

const STORED = `
  select next, cluster_id as "clusterId" from consumer_offset where group_id = $1 and topic = $2 and partition = $3`;

/** How many events may be parked for one consumer, unless PARKED_CAP says otherwise. */
export const PARKED_CAP = 10_000;

/** Inbox, fence and parked list in the service's own database, in the transaction of the effects. */
export class PgInboxStore implements InboxStore<Tx> {
  constructor(
    private readonly database: Database,
    private readonly group: string,
    private readonly parkedCap = PARKED_CAP,
  ) {}

  transaction<T>(work: (session: InboxSession<Tx>) => Promise<T>): Promise<T> {
    return this.database.transaction((tx) => work(new PgInboxSession(tx, this.group, this.parkedCap)));
  }

  async position(
    at: PartitionRef,
    clusterId: string,
    initial: () => Promise<bigint>,
  ): Promise<StoredPosition> {
    const key = [this.group, at.topic, at.partition];
    for (;;) {
      const [row] = await this.database.query<{ next: string; clusterId: string }>(STORED, key);
      if (row) return { next: BigInt(row.next), clusterId: row.clusterId };
      // Another owner may make the row at the same time: the one that stands is read.
      await this.database.query(
        `insert into consumer_offset (group_id, topic, partition, next, cluster_id) values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [...key, await initial(), clusterId],
      );
    }
  }
}

/** The same work for a chunk and for a redrive. */
export class PgInboxSession implements InboxSession<Tx> {
  constructor(
    readonly tx: Tx,
    private readonly group: string,
    private readonly parkedCap = PARKED_CAP,
  ) {}

  async advance(at: PartitionRef, from: bigint, to: bigint): Promise<boolean> {
    const rows = await this.tx.query(
      ADVANCE,
      [this.group, at.topic, at.partition, from, to, String(CHUNK_LIMIT_MS), String(CHUNK_LOCK_MS)],
      'inbox-advance',
    );
    return rows.length === 1;
  }

  async blocked(consumers: readonly string[], keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (consumers.length === 0) return new Set();
    const rows = await this.tx.query<{ consumer: string; key: string }>(
      'select consumer, key from blocked_key where consumer = any ($1) and key = any ($2) for share',
      [consumers, keys],
      'inbox-blocked',
    );
    return new Set(rows.map((row) => `${row.consumer}\0${row.key}`));
  }

  async claim(consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (eventIds.length === 0) return new Set();
    const rows = await this.tx.query<{ event_id: string }>(
      // Sorted, so that two owners that meet wait for each other in one order.
      'insert into inbox (event_id, consumer) select id, $2 from unnest($1::uuid[]) as t(id) on conflict do nothing returning event_id',
      [[...eventIds].sort(), consumer],
      'inbox-claim',
    );
    return new Set(rows.map((row) => row.event_id));
  }

  async park(records: readonly ParkedRecord[]): Promise<void> {
    await this.refuseTooMany(records);
    for (const parked of records) {
      await this.tx.query(
        `insert into parked_event (consumer, event_id, type, topic, partition, "offset", key, raw_value, headers, error, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (consumer, event_id) do nothing`,
        [
          parked.consumer,
          parked.eventId,
          parked.type === undefined ? null : storable(parked.type).slice(0, 200),
          parked.record.topic,
          parked.record.partition,
          parked.record.offset,
          parked.key,
          parked.record.value,
          storable(JSON.stringify(encodeHeaders(parked.record.headers))),
          storable(parked.error),
          parked.attempts,
        ],
        'inbox-park',
      );
      if (!parked.blocks) continue;
      await this.tx.query('insert into blocked_key (consumer, key) values ($1, $2) on conflict do nothing', [
        parked.consumer,
        parked.key,
      ]);
    }
  }

  async verify(): Promise<void> {
    await this.tx.query('set constraints all immediate');
  }

  /** Partitions that park at the same moment do not see each other: together they may go a chunk each beyond the cap. */
  private async refuseTooMany(records: readonly ParkedRecord[]): Promise<void> {
    const { parkedCap } = this;
    for (const consumer of new Set(records.map((record) => record.consumer))) {
      const [row] = await this.tx.query<{ events: string }>(
        'select count(*) as events from (select from parked_event where consumer = $1 limit $2) counted',
        [consumer, parkedCap],
      );
      const more = records.filter((record) => record.consumer === consumer).length;
      if (Number(row?.events ?? 0) + more > parkedCap) throw new ParkedFull(consumer, parkedCap);
    }
  }
}

/** PostgreSQL keeps no NUL in text; what was parked for being unreadable must not fail once more for that. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').replaceAll('\\u0000', '\\ufffd');
