import type { Batch as KafkaJsBatch, Consumer, EachBatchPayload } from 'kafkajs';
import type { AssignedPartition, Batch, ConsumedRecord, PartitionRef } from '../ports.js';
import type { KafkaBounds } from './kafka-bounds.js';

/** Who wants to know what becomes of partitions, for health and logs. */
export interface PartitionWatch {
  halted(at: PartitionRef, reason: string): void;
  /** It goes on: whatever was wrong with it has healed. */
  sound(at: PartitionRef): void;
}

/** How often the group hears from a consumer while a chunk is in hand; kafkajs itself sends fewer than are asked for. */
const HEARTBEAT_MS = 1_000;

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
      bounds: () => this.bounds.of(at),
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
    const lost: { error?: Error } = {};
    const beat = setInterval(() => {
      payload.heartbeat().catch((error: Error) => {
        lost.error ??= error;
      });
    }, HEARTBEAT_MS);
    try {
      await work(this.batch(payload, lost));
    } finally {
      clearInterval(beat);
    }
    if (lost.error) throw lost.error;
  }

  private batch(payload: EachBatchPayload, lost: { readonly error?: Error }): Batch {
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
      owned: () => assigned.owned() && !lost.error && payload.isRunning() && !payload.isStale(),
      // A later look than the one at the assignment is needed: the log has moved on since.
      bounds: () => {
        this.bounds.forget();
        return this.bounds.of(at);
      },
      heartbeat: () => payload.heartbeat(),
      resolve: async (next) => {
        if (this.over) return;
        this.watch.sound(at);
        payload.resolveOffset((next - 1n).toString());
        await payload.commitOffsetsIfNecessary();
      },
    };
  }
}

/** kafkajs keeps it on the batch and leaves it out of its types. */
function fetchedFrom(batch: KafkaJsBatch & { readonly fetchedOffset?: string }): bigint {
  if (batch.fetchedOffset === undefined)
    throw new Error('this kafkajs does not say where a fetch began; 2.2.4 does');
  return BigInt(batch.fetchedOffset);
}
