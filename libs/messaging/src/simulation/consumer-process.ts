import { ChunkProcessor } from '../consumer/chunk-processor.js';
import { PartitionConsumer } from '../consumer/partition-consumer.js';
import type { InboxStore } from '../ports.js';
import { Assignment, type AssignmentParts, type Fetched } from './assignment.js';
import type { Group, Member } from './group.js';
import type { Handlers } from './handlers.js';
import type { ModelTx } from './inbox-ports.js';
import { type Kafka, KafkaFailure } from './kafka.js';
import type { Machine } from './machine.js';
import type { Simulation } from './simulation.js';

export interface ConsumerParts {
  readonly simulation: Simulation;
  readonly kafka: Kafka;
  readonly group: Group;
  readonly machine: Machine;
  readonly store: InboxStore<ModelTx>;
  readonly handlers: Handlers;
  readonly chunkSize: number;
  /** Most records of a fetch for each partition. */
  readonly fetchSize: number;
}

/** How long a member of the group is silent before its partitions go to others, ms. */
export const SESSION_MS = 900;
const REVIEW_MS = 800;
const REJOIN_MS = 150;

/** Nothing in a run gives a partition a reason to be taken for another log or a truncated one. */
const UNFOUNDED = /the log (starts|ends)|Kafka cluster|unexpected/;

/** One process of the group: the production consumer in a loop that behaves as the one around kafkajs does. */
export class ConsumerProcess {
  readonly member: Member;
  private readonly consumer: PartitionConsumer<ModelTx>;
  private readonly assignmentParts: AssignmentParts;
  private assignment: Assignment | undefined;
  /** The latest arrangement of the group that it has heard of. */
  private heard = 0;
  private stopping = false;

  constructor(private readonly parts: ConsumerParts) {
    const { simulation, machine, store, handlers, chunkSize } = parts;
    const { counts } = simulation;
    const observed = {
      applied: () => undefined,
      duplicates: (_: string, events: number) => void (counts.duplicates += events),
      parked: (_: string, events: number) => void (counts.parked += events),
    };
    const watched = { delayed: () => undefined, lag: () => undefined, forgotten: () => undefined };
    const processor = new ChunkProcessor(handlers.registry(), store, observed);
    const options = { chunkSize, clusterId: () => Promise.resolve('cluster') };
    this.consumer = new PartitionConsumer(processor, store, machine.timer, watched, options);
    this.assignmentParts = {
      ...parts,
      stopping: () => this.stopping,
      halted: (partition, reason) => this.halted(partition, reason),
    };
    this.member = {
      name: machine.name,
      rebalanced: (generation) =>
        machine.hear(simulation.random.between(0, 40), () => {
          this.heard = Math.max(this.heard, generation);
          if (this.assignment && this.assignment.generation < this.heard) this.assignment.live = false;
        }),
    };
  }

  async run(): Promise<void> {
    const { machine } = this.parts;
    while (!this.stopping) {
      try {
        await this.session();
      } catch (error) {
        this.kafkaOnly(error);
        await machine.timer.sleep(REJOIN_MS);
      }
      if (this.assignment) this.assignment.live = false;
    }
    await machine
      .call(this.parts.kafka, 'leave', () => this.parts.group.leave(this.member))
      .catch(() => undefined);
  }

  /** Finishes the chunk in hand and leaves the group. */
  stop(): void {
    this.stopping = true;
  }

  private async session(): Promise<void> {
    const { machine, kafka, group, simulation, fetchSize } = this.parts;
    const joined = await machine.call(kafka, 'join', () => {
      // It may arrive after its sender has died: nobody will ever say that it leaves.
      if (!machine.alive) simulation.after(SESSION_MS, () => group.leave(this.member));
      return group.join(this.member);
    });
    const assignment = new Assignment(joined.generation, joined.partitions, this.assignmentParts);
    this.assignment = assignment;
    assignment.live = joined.generation >= this.heard;
    this.consumer.forget();
    void this.begin(assignment, joined.partitions);
    while (assignment.live && !this.stopping) {
      if (assignment.partitions.every((partition) => assignment.paused.has(partition))) {
        await machine.timer.sleep(100);
        continue;
      }
      const batches = await assignment.fetch(1 + simulation.random.below(fetchSize));
      await Promise.all(batches.map((fetched) => this.consume(assignment, fetched)));
    }
  }

  /** Partitions are worked on side by side. */
  private async consume(assignment: Assignment, fetched: Fetched): Promise<void> {
    if (!assignment.live || this.stopping || assignment.stale(fetched)) return;
    await this.consumer.consume(assignment.batch(fetched));
  }

  private async begin(assignment: Assignment, partitions: readonly number[]): Promise<void> {
    for (const partition of partitions)
      await this.consumer
        .begin(assignment.partition(partition))
        .catch((error: unknown) => this.kafkaOnly(error));
  }

  private halted(partition: number, reason: string): void {
    const { simulation, machine } = this.parts;
    const { assignment } = this;
    if (UNFOUNDED.test(reason))
      simulation.fail(`${machine.name} halts partition ${partition} without need: ${reason}`);
    void machine.timer.sleep(REVIEW_MS).then(() => {
      if (!assignment?.live) return undefined;
      assignment.paused.delete(partition);
      return this.begin(assignment, [partition]);
    });
  }

  /** No error of a handler or of the database may reach kafkajs. */
  private kafkaOnly(error: unknown): void {
    if (error instanceof KafkaFailure) return;
    const { simulation, machine } = this.parts;
    simulation.fail(`${machine.name} lets an error through to the client of Kafka: ${String(error)}`);
  }
}
