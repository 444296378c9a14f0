import type { Batch as KafkaJsBatch, Consumer, EachBatchPayload } from 'kafkajs';
import type { AssignedPartition, Batch, ConsumedRecord, PartitionRef } from '../ports.js';
import type { KafkaBounds } from './kafka-bounds.js';

/** Who wants to know what becomes of partitions, for health and logs. */
export interface PartitionWatch {
  halted(at: PartitionRef, reason: string): void;
  /** Nothing has moved for a long time: not even a failure. */
  stuck(at: PartitionRef, reason: string): void;
  /** A chunk in hand was committed, or failed and is repeated: somebody works on it. */
  moved(): void;
  /** It goes on: whatever was wrong with it has healed. */
  sound(at: PartitionRef): void;
}

/** How often the group hears from a consumer while a chunk is in hand; kafkajs itself sends fewer than are asked for. */
const HEARTBEAT_MS = 1_000;
/** A handler that waits for ever must not keep its partitions for ever: after this time the group is told nothing more. */
const LONGEST_CHUNK_MS = 60_000;

/** The partitions of one consumer between two rebalances: nothing that began here may go on after it. */
export class KafkaAssignment {
  private over = false;

  constructor(
    private readonly consumer: Consumer,
    private readonly bounds: KafkaBounds,
    private readonly watch: PartitionWatch,
    private readonly stopping: AbortSignal,
  ) {}

  end(): void {
    this.over = true;
  }

  partition(at: PartitionRef): AssignedPartition {
    return {
      at,
      owned: () => !this.over && !this.stopping.aborted,
      bounds: () => {
        this.bounds.forget();
        return this.bounds.of(at);
      },
      // The fetch loop of kafkajs keeps the group while nothing is processed.
      heartbeat: () => Promise.resolve(),
      seek: (offset) => {
        this.consumer.seek({ ...at, offset: offset.toString() });
        this.watch.sound(at);
      },
      halt: (reason) => {
        this.watch.halted(at, reason);
        this.consumer.pause([{ topic: at.topic, partitions: [at.partition] }]);
      },
    };
  }

  /** Runs the work on a fetched batch and heartbeats meanwhile. @throws only errors of kafkajs, which make it rejoin. */
  async process(payload: EachBatchPayload, work: (batch: Batch) => Promise<void>): Promise<void> {
    const { topic, partition } = payload.batch;
    const hold: Hold = { movedAt: performance.now() };
    const beat = setInterval(() => {
      if (performance.now() - hold.movedAt > LONGEST_CHUNK_MS) {
        this.watch.stuck(
          { topic, partition },
          `a handler has not come back for ${LONGEST_CHUNK_MS / 1_000} s`,
        );
        return;
      }
      payload.heartbeat().catch((error: Error) => {
        hold.lost ??= error;
      });
    }, HEARTBEAT_MS);
    try {
      await work(this.batch(payload, hold));
    } finally {
      clearInterval(beat);
    }
    if (hold.lost) throw hold.lost;
  }

  private batch(payload: EachBatchPayload, hold: Hold): Batch {
    const { topic, partition, messages, highWatermark } = payload.batch;
    const at = { topic, partition };
    const records = messages.map((message): ConsumedRecord => ({
      ...at,
      offset: BigInt(message.offset),
      key: message.key,
      value: message.value,
      headers: message.headers ?? {},
    }));
    const assigned = this.partition(at);
    return {
      ...assigned,
      records,
      fetchedFrom: fetchedFrom(payload.batch),
      logEnd: BigInt(highWatermark),
      owned: () => assigned.owned() && !hold.lost && payload.isRunning() && !payload.isStale(),
      heartbeat: () => {
        hold.movedAt = performance.now();
        this.watch.moved();
        return payload.heartbeat();
      },
      resolve: async (next) => {
        if (this.over) return;
        this.watch.sound(at);
        payload.resolveOffset((next - 1n).toString());
        await payload.commitOffsetsIfNecessary();
      },
    };
  }
}

/** What is known of a batch in hand while its work goes on. */
interface Hold {
  /** When something last moved: a chunk was committed, or failed and is tried again. */
  movedAt: number;
  /** Why the partition is not ours any more. */
  lost?: Error;
}

/** kafkajs keeps it on the batch and leaves it out of its types. */
function fetchedFrom(batch: KafkaJsBatch & { readonly fetchedOffset?: string }): bigint {
  if (batch.fetchedOffset === undefined)
    throw new Error('this kafkajs does not say where a fetch began; 2.2.4 does');
  return BigInt(batch.fetchedOffset);
}
