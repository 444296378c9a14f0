import type { AssignedPartition, Batch, InboxStore, LogBounds, PartitionRef, Timer } from '../ports.js';
import type { ChunkProcessor } from './chunk-processor.js';
import { describe, isInfrastructure } from './faults.js';

export interface PartitionObserver {
  /** The database or the broker is away or busy; the work will be repeated. */
  delayed(at: PartitionRef, error: Error): void;
  /** How many records are behind the stored offset, after a chunk. */
  lag(at: PartitionRef, records: bigint): void;
  /** The partitions were assigned anew: what was said of any of them is over. */
  forgotten(): void;
}

export interface PartitionConsumerOptions {
  readonly chunkSize: number;
  /** Identity of the cluster that the stored offsets belong to. */
  readonly clusterId: () => Promise<string>;
}

interface Position {
  next: bigint;
}

const id = (at: PartitionRef) => `${at.topic}/${at.partition}`;

/**
 * Takes fetched batches of all assigned partitions through the chunk processor. The database's offset is the truth:
 * Kafka's may be behind (records are skipped), ahead or lost (the consumer is moved back), and a log that is not the one
 * the database has read, or no longer holds what it wants next, stops the partition instead of skipping silently.
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
    this.observer.forgotten();
  }

  /**
   * Moves a partition that was just assigned to where the database stands. Without it a partition whose offset in Kafka
   * is ahead would be found out only by its next record. @throws nothing for a handler or a database that is away
   */
  async begin(partition: AssignedPartition): Promise<void> {
    const position = await this.patiently(partition, () => this.position(partition));
    if (position && partition.owned()) partition.seek(position.next);
  }

  /** Never rejects for a handler or a database that is away. */
  async consume(batch: Batch): Promise<void> {
    const position = await this.patiently(batch, () => this.position(batch));
    if (!position || !batch.owned()) return;
    if (batch.fetchedFrom > position.next || batch.logEnd < position.next)
      return this.elsewhere(batch, position.next);
    let pending = batch.records.filter((record) => record.offset >= position.next);
    if (pending.length === 0) {
      await batch.resolve(position.next);
      this.observer.lag(batch.at, batch.logEnd - position.next);
    }
    while (pending.length > 0) {
      const { outcome, tried } = await this.chunk(batch, position, pending);
      if (!outcome) return;
      if (outcome.kind === 'fenced') return this.again(batch);
      position.next = outcome.next;
      await batch.resolve(position.next);
      this.observer.lag(batch.at, batch.logEnd - position.next);
      if (outcome.kind === 'blocked') return this.halt(batch, outcome.reason);
      await batch.heartbeat();
      if (!batch.owned()) return;
      pending = pending.slice(tried);
    }
  }

  /** Each failure of the infrastructure halves the chunk: what is too much for a busy database gets through in parts. */
  private async chunk(batch: Batch, position: Position, pending: Batch['records']) {
    let tried = 0;
    const outcome = await this.patiently(batch, (attempt) => {
      const records = pending.slice(0, Math.max(1, this.options.chunkSize >> Math.min(attempt, 16)));
      tried = records.length;
      return this.processor.process(batch.at, position.next, records);
    });
    return { outcome, tried };
  }

  /**
   * Kafka's offset is ahead of the database's, or another owner went on since the batch was fetched: of no account as long
   * as the log still holds what comes next.
   */
  private async elsewhere(batch: Batch, next: bigint): Promise<void> {
    const bounds = await this.patiently(batch, () => batch.bounds());
    if (!bounds) return;
    const fault = misfit(bounds, next);
    if (fault) this.halt(batch, fault);
    else batch.seek(next);
  }

  /** Another owner, or a rebuild, moved the stored offset. */
  private async again(batch: Batch): Promise<void> {
    this.positions.delete(id(batch.at));
    await this.begin(batch);
  }

  private async position(partition: AssignedPartition): Promise<Position | undefined> {
    const known = this.positions.get(id(partition.at));
    if (known) return known;
    const clusterId = await this.options.clusterId();
    const first = async () => (await partition.bounds()).start;
    const stored = await this.store.position(partition.at, clusterId, first);
    // Asked after the stored offset: bounds from before say nothing of what another owner has done meanwhile.
    const bounds = await partition.bounds();
    const fault =
      stored.clusterId === clusterId
        ? misfit(bounds, stored.next)
        : otherCluster(stored.clusterId, clusterId);
    if (fault) {
      this.halt(partition, fault);
      return undefined;
    }
    const position = { next: stored.next };
    this.positions.set(id(partition.at), position);
    this.observer.lag(partition.at, bounds.end - stored.next);
    return position;
  }

  /** Forgotten as well, so that the next look begins with what an operator has stored meanwhile. */
  private halt(partition: AssignedPartition, reason: string): void {
    this.positions.delete(id(partition.at));
    partition.halt(reason);
  }

  /** Repeats the work while the infrastructure is away, heartbeating; undefined when the partition was lost meanwhile. */
  private async patiently<T>(
    partition: AssignedPartition,
    work: (attempt: number) => Promise<T>,
  ): Promise<T | undefined> {
    for (let attempt = 0; partition.owned(); attempt += 1) {
      try {
        return await work(attempt);
      } catch (error) {
        if (!isInfrastructure(error)) {
          this.halt(partition, `an unexpected failure, nothing was skipped: ${describe(error)}`);
          return undefined;
        }
        this.observer.delayed(partition.at, error as Error);
        await this.timer.sleep(Math.min(50 * 2 ** attempt, 1_000));
        await partition.heartbeat();
      }
    }
    return undefined;
  }
}

const DECIDES = 'an operator decides where to go on (consumer_offset)';

/** Why the log cannot be the one that was read up to `next`; undefined: it can. */
function misfit({ start, end }: LogBounds, next: bigint): string | undefined {
  if (start > next) return gone(start, next);
  return end < next ? shorter(end, next) : undefined;
}

const otherCluster = (stored: string, here: string) =>
  `the stored offset belongs to Kafka cluster ${stored}, this is ${here}: ${DECIDES}`;

const gone = (start: bigint, next: bigint) =>
  `the log starts at ${start}, but ${next} is next: what lies between was deleted before it was read; ${DECIDES}`;

const shorter = (end: bigint, next: bigint) =>
  `the log ends at ${end}, but ${next} is next: the topic was truncated or made anew; ${DECIDES}`;
