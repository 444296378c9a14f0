/**
 * What relay, consumer and parking need from the outside. They are state machines over these narrow ports, so that the
 * same classes run on PostgreSQL and Kafka and under a seeded scheduler that crashes them at every await.
 */

/** Time as the state machines see it. */
export interface Timer {
  /** Milliseconds; only differences matter. */
  now(): number;
  /** Resolves after `ms`, or earlier when `wake` does. */
  sleep(ms: number, wake?: Promise<void>): Promise<void>;
}

/** One fact waiting in the outbox. */
export interface OutboxRow {
  readonly seq: bigint;
  readonly topic: string;
  readonly key: string;
  /** Ready Kafka headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

/** Where a relay slot stands: all of `old` is acknowledged, and of the window up to `target` all up to `afterSeq`. */
export interface RelayCursor {
  readonly old: string;
  /** The snapshot that closes the window in progress; null between windows. */
  readonly target: string | null;
  readonly afterSeq: bigint;
}

/** The right to publish; every write names its epoch, so a relay that was taken over cannot move the cursor. */
export interface Lease {
  readonly owner: string;
  readonly epoch: bigint;
}

/** Some facts of a window, bounded in number and in bytes. */
export interface OutboxPage {
  readonly rows: readonly OutboxRow[];
  /** Nothing of the window is left behind this page. */
  readonly last: boolean;
}

/** A window of committed facts, in the order of their sequence. */
export interface OutboxWindow {
  /** Snapshot that closes the window, known after the first page. */
  readonly target: string;
  /** The next page. One call at a time. */
  next(): Promise<OutboxPage>;
  /** Gives back what the window holds on the server, aborting a read in hand; `next` goes on where it was. */
  close(): Promise<void>;
}

export interface OutboxReader {
  /** Takes the lease when it is free or expired. @throws OutboxUnusable when the cursor does not fit this server. */
  acquire(owner: string, leaseMs: number): Promise<{ lease: Lease; cursor: RelayCursor } | undefined>;
  window(cursor: RelayCursor): OutboxWindow;
  /** Stores the cursor and renews the lease; false: the lease is lost, stop. */
  save(lease: Lease, cursor: RelayCursor, leaseMs: number): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Housekeeping of the leader, hourly: partitions to come are made, those that have served are dropped. */
  maintain(): Promise<void>;
}

/** The outbox was restored or moved: publishing from the stored cursor could lose facts. An operator decides. */
export class OutboxUnusable extends Error {
  override readonly name = 'OutboxUnusable';
}

export interface Producer {
  /**
   * Sends the rows in order and resolves when all are acknowledged. At most one call may be in flight. After a rejection
   * the same rows are sent again through a fresh session: duplicates in order, never a gap.
   */
  send(rows: readonly OutboxRow[]): Promise<void>;
  close(): Promise<void>;
}

/** A record as it came from a partition. */
export interface ConsumedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
}

export interface PartitionRef {
  readonly topic: string;
  readonly partition: number;
}

/** What the broker has of a partition: offsets from `start` on, `end` is the one that the next record will get. */
export interface LogBounds {
  readonly start: bigint;
  readonly end: bigint;
}

/** A partition that is assigned to this consumer, and what may be done with it. */
export interface AssignedPartition {
  readonly at: PartitionRef;
  /** False when the partition was taken away or the consumer stops: leave at once. */
  owned(): boolean;
  /** As they are now, not as they were remembered: other owners go on meanwhile. */
  bounds(): Promise<LogBounds>;
  heartbeat(): Promise<void>;
  /** The next fetch begins here. */
  seek(offset: bigint): void;
  /** Stops fetching the partition; it is looked at again from time to time, and an operator sees why. */
  halt(reason: string): void;
}

/** A fetched batch of one partition. */
export interface Batch extends AssignedPartition {
  readonly records: readonly ConsumedRecord[];
  /** The offset that the fetch asked for: a first record above it means a gap in the log, not a loss. */
  readonly fetchedFrom: bigint;
  /** Where the log ended when the batch was fetched. */
  readonly logEnd: bigint;
  /** Everything below `next` is committed in the database; Kafka may be told. */
  resolve(next: bigint): Promise<void>;
}

/** One event of one consumer that could not be processed, or stands behind one that could not. */
export interface ParkedRecord {
  readonly consumer: string;
  /** The event's id, or `<topic>/<partition>/<offset>` of a record that has none. */
  readonly eventId: string;
  readonly type?: string | undefined;
  readonly record: ConsumedRecord;
  readonly key: string;
  readonly error: string;
  readonly attempts: number;
  /** Whether later events of the key wait behind it (not under the policy `skip`). */
  readonly blocks: boolean;
}

/** A consumer has as many parked events as it may have: one more stops its partition instead. */
export class ParkedFull extends Error {
  override readonly name = 'ParkedFull';

  constructor(consumer: string, cap: number) {
    super(
      `${consumer} has ${cap} parked events, as many as it may have (PARKED_CAP); nothing is skipped, its partition waits ` +
        'until an operator has repaired the cause and redriven or discarded enough of them (parked list)',
    );
  }
}

/** The consumer's side of the database, inside one transaction that commits effects, inbox and fence together. */
export interface InboxSession<Tx = unknown> {
  readonly tx: Tx;
  /** The fence: moves the stored offset from `from` to `to`; false when another owner moved it. */
  advance(at: PartitionRef, from: bigint, to: bigint): Promise<boolean>;
  /** Which of the keys are blocked for which consumer, as `consumer\0key`; locks them against a redrive. */
  blocked(consumers: readonly string[], keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Claims the events for a consumer; those already claimed are not in the answer. */
  claim(consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Parks, and blocks the keys of those that block. @throws ParkedFull when a consumer would have more than it may */
  park(records: readonly ParkedRecord[]): Promise<void>;
  /** Throws what COMMIT would throw: an error that was swallowed, a deferred constraint. */
  verify(): Promise<void>;
}

/** How far the database has taken a partition, and in which cluster. */
export interface StoredPosition {
  readonly next: bigint;
  readonly clusterId: string;
}

export interface InboxStore<Tx = unknown> {
  transaction<T>(work: (session: InboxSession<Tx>) => Promise<T>): Promise<T>;
  /** The stored offset; a partition that is new to this group gets a row at `initial()`. */
  position(at: PartitionRef, clusterId: string, initial: () => Promise<bigint>): Promise<StoredPosition>;
}

/** A parked record, as a redrive takes it up. */
export interface ParkedEntry {
  /** The order of the list. */
  readonly id: string;
  readonly record: ConsumedRecord;
}

/** The parked list of one key inside one transaction, which commits the effects of a redrive with it. */
export interface ParkedSession<Tx = unknown> {
  readonly tx: Tx;
  /** Locks the key against chunks and other redrives; its oldest entries, at most `limit`, none when nothing is parked. */
  take(consumer: string, key: string, limit: number): Promise<readonly ParkedEntry[]>;
  /** Claims the events for the consumer; those already claimed are not in the answer. */
  claim(consumer: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes entries off the list and opens the key when nothing of it is left; how many are left. */
  remove(consumer: string, key: string, ids: readonly string[]): Promise<number>;
  /** Throws what COMMIT would throw. */
  verify(): Promise<void>;
}

export interface ParkedStore<Tx = unknown> {
  transaction<T>(work: (session: ParkedSession<Tx>) => Promise<T>): Promise<T>;
  /** How many events of the key are parked. */
  left(consumer: string, key: string): Promise<number>;
}
