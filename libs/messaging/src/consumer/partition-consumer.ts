import type { ConsumedRecord, InboxStore, PartitionRef, Timer } from '../ports.js';
import type { ChunkProcessor } from './chunk-processor.js';
import { isInfrastructure } from './faults.js';

/** What a fetched batch allows its consumer to do; implemented by the Kafka client. */
export interface Batch {
  readonly at: PartitionRef;
  readonly records: readonly ConsumedRecord[];
  /** Oldest offset the broker still has. */
  logStart(): Promise<bigint>;
  /** False when the partition was taken away or the consumer stops: leave at once. */
  owned(): boolean;
  heartbeat(): Promise<void>;
  /** Everything below `next` is committed in the database; Kafka may be told. */
  resolve(next: bigint): Promise<void>;
  seek(offset: bigint): void;
  /** Stops fetching the partition until an operator acts. */
  halt(reason: string): void;
}

export interface PartitionObserver {
  /** The database is away or busy; the chunk will be repeated. */
  delayed(at: PartitionRef, error: Error): void;
}

export interface PartitionConsumerOptions {
  readonly chunkSize: number;
  readonly clusterId: () => Promise<string>;
}

interface Position {
  next: bigint;
  /** Whether the consumer was moved to `next` itself, so that a first record above it is a gap in the log and no loss. */
  sought: boolean;
}

/**
 * Takes fetched batches of all assigned partitions through the chunk processor. The database's offset is the truth:
 * Kafka's may be behind (records are skipped), ahead or lost (the consumer is moved back), and a log that no longer
 * holds what the database wants next stops the partition instead of skipping silently.
 */
export class PartitionConsumer<Tx = unknown> {
  private readonly positions = new Map<string, Position>();

  constructor(
    private readonly processor: ChunkProcessor<Tx>,
    private readonly store: InboxStore<Tx>,
    private readonly timer: Timer,
    private readonly observer: PartitionObserver,
    private readonly options: PartitionConsumerOptions,
  ) {}

  /** The partitions were assigned anew: what was known of them may be another owner's by now. */
  forget(): void {
    this.positions.clear();
  }

  /** Never rejects for a handler or a database that is away. */
  async consume(batch: Batch): Promise<void> {
    const position = await this.patiently(batch, () => this.position(batch));
    if (!position || !batch.owned()) return;
    const first = batch.records[0];
    if (!first) return;
    if (first.offset > position.next && !position.sought) {
      position.sought = true;
      const start = await batch.logStart();
      if (start > position.next) {
        batch.halt(`the log starts at ${start}, but ${position.next} is next: facts between them were deleted before they were read`);
        return;
      }
      batch.seek(position.next);
      return;
    }
    let pending = batch.records.filter((record) => record.offset >= position.next);
    if (pending.length === 0) await batch.resolve(position.next);
    while (pending.length > 0) {
      const chunk = pending.slice(0, this.options.chunkSize);
      const outcome = await this.patiently(batch, () => this.processor.process(batch.at, position.next, chunk));
      if (!outcome) return;
      if (outcome.kind === 'fenced') {
        this.positions.delete(id(batch.at));
        const current = await this.patiently(batch, () => this.position(batch));
        if (current) {
          current.sought = true;
          batch.seek(current.next);
        }
        return;
      }
      position.next = outcome.next;
      await batch.resolve(position.next);
      if (outcome.kind === 'blocked') {
        batch.halt(outcome.reason);
        return;
      }
      await batch.heartbeat();
      if (!batch.owned()) return;
      pending = pending.slice(chunk.length);
    }
  }

  private async position(batch: Batch): Promise<Position | undefined> {
    const known = this.positions.get(id(batch.at));
    if (known) return known;
    const clusterId = await this.options.clusterId();
    const stored = await this.store.position(batch.at, clusterId, await batch.logStart());
    if (stored.clusterId !== clusterId) {
      batch.halt(`the stored offset belongs to Kafka cluster ${stored.clusterId}, this is ${clusterId}: an operator decides where to go on`);
      return undefined;
    }
    const position = { next: stored.next, sought: false };
    this.positions.set(id(batch.at), position);
    return position;
  }

  /** Repeats the work while the infrastructure is away, heartbeating; undefined when the partition was lost meanwhile. */
  private async patiently<T>(batch: Batch, work: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 0; batch.owned(); attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isInfrastructure(error)) {
          batch.halt(`an unexpected failure: ${(error as Error).message}`);
          return undefined;
        }
        this.observer.delayed(batch.at, error as Error);
        await this.timer.sleep(Math.min(50 * 2 ** attempt, 1_000));
        await batch.heartbeat();
      }
    }
    return undefined;
  }
}

const id = (at: PartitionRef) => `${at.topic}/${at.partition}`;
