import type { AssignedPartition, Batch, ConsumedRecord } from '../ports.js';
import { TOPIC } from './fact.js';
import type { Group } from './group.js';
import { type Kafka, KafkaFailure } from './kafka.js';
import type { Machine } from './machine.js';
import type { Simulation } from './simulation.js';

/** What a fetch brought of one partition. */
export interface Fetched {
  readonly partition: number;
  readonly records: readonly ConsumedRecord[];
  readonly from: bigint;
  readonly end: bigint;
  readonly seeks: number;
}

export interface AssignmentParts {
  readonly simulation: Simulation;
  readonly kafka: Kafka;
  readonly group: Group;
  readonly machine: Machine;
  /** Whether the process is told to stop. */
  readonly stopping: () => boolean;
  readonly halted: (partition: number, reason: string) => void;
}

/** The partitions of one member between two rebalances, as it believes to have them. */
export class Assignment {
  live = true;
  readonly paused = new Set<number>();
  private readonly positions = new Map<number, bigint>();
  private readonly seeks = new Map<number, number>();

  constructor(
    readonly generation: number,
    readonly partitions: readonly number[],
    private readonly parts: AssignmentParts,
  ) {
    for (const partition of partitions)
      this.positions.set(partition, parts.group.offsets.get(partition) ?? 0n);
  }

  /** One request for all partitions that are not paused; each has its own batch. */
  async fetch(limit: number): Promise<readonly Fetched[]> {
    const { kafka, machine } = this.parts;
    const wanted = this.partitions
      .filter((partition) => !this.paused.has(partition))
      .map((partition) => ({
        partition,
        from: this.positions.get(partition) ?? 0n,
        seeks: this.seeks.get(partition) ?? 0,
      }));
    const found = () =>
      wanted
        .map((one) => ({
          ...one,
          records: kafka.from(one.partition, one.from, limit),
          end: kafka.bounds(one.partition).end,
        }))
        .filter(({ records }) => records.length > 0);
    return machine.call(kafka, 'fetch', () => {
      const now = found();
      return now.length > 0 ? now : kafka.somethingNew().then(found);
    });
  }

  stale({ partition, seeks }: Fetched): boolean {
    return (this.seeks.get(partition) ?? 0) !== seeks;
  }

  partition(partition: number): AssignedPartition {
    const { machine, kafka, stopping, simulation } = this.parts;
    return {
      at: { topic: TOPIC, partition },
      owned: () => this.live && !stopping(),
      bounds: () => machine.call(kafka, `bounds ${partition}`, () => kafka.bounds(partition)),
      heartbeat: () => Promise.resolve(),
      seek: (offset) => {
        if (simulation.history) simulation.tell(machine.name, `seeks ${partition} to ${offset}`);
        this.positions.set(partition, offset);
        this.seeks.set(partition, (this.seeks.get(partition) ?? 0) + 1);
      },
      halt: (reason) => {
        if (simulation.history) simulation.tell(machine.name, `halts ${partition}: ${reason}`);
        this.paused.add(partition);
        this.parts.halted(partition, reason);
      },
    };
  }

  batch(fetched: Fetched): Batch {
    const { machine, kafka, group, simulation } = this.parts;
    const { partition, records, from, end } = fetched;
    const assigned = this.partition(partition);
    return {
      ...assigned,
      records,
      fetchedFrom: from,
      logEnd: end,
      owned: () => assigned.owned() && !this.stale(fetched),
      heartbeat: async () => {
        if (!simulation.random.chance(0.3)) return;
        await machine.call(kafka, 'heartbeat', () => this.refuseStale());
      },
      resolve: async (next) => {
        if (!this.live) return;
        this.positions.set(partition, next);
        if (!simulation.random.chance(0.3)) return;
        await machine.call(kafka, `offset ${partition} is ${next}`, () => {
          if (!group.commit(this.generation, partition, next)) this.refuseStale();
        });
      },
    };
  }

  private refuseStale(): void {
    if (this.generation !== this.parts.group.generation)
      throw new KafkaFailure('the group is rebalancing, rejoin it');
  }
}
