import type { AssignedPartition, Batch, ConsumedRecord, LogBounds, PartitionRef } from '../ports.js';
import { Faults } from './faults.js';

/** A partition of the log as a consumer sees it, and what the consumer asked of it. */
export class ModelPartition {
  readonly faults = new Faults<'bounds' | 'heartbeat' | 'resolve'>();
  start = 0n;
  end: bigint;
  owned = true;
  sought: bigint[] = [];
  resolved: bigint[] = [];
  halted: string[] = [];
  heartbeats = 0;

  constructor(
    readonly at: PartitionRef,
    private readonly records: readonly ConsumedRecord[],
  ) {
    this.end = (records.at(-1)?.offset ?? -1n) + 1n;
  }

  assigned(): AssignedPartition {
    return {
      at: this.at,
      owned: () => this.owned,
      bounds: async (): Promise<LogBounds> => {
        await this.faults.meet('bounds');
        return { start: this.start, end: this.end };
      },
      heartbeat: async () => {
        this.heartbeats += 1;
        await this.faults.meet('heartbeat');
      },
      seek: (offset) => void this.sought.push(offset),
      halt: (reason) => void this.halted.push(reason),
    };
  }

  /** What a fetch at an offset brings. */
  fetch(from: number | bigint): Batch {
    return {
      ...this.assigned(),
      records: this.records.filter((record) => record.offset >= from),
      fetchedFrom: BigInt(from),
      logEnd: this.end,
      resolve: async (next) => {
        await this.faults.meet('resolve');
        this.resolved.push(next);
      },
    };
  }
}
