import { setTimeout as delay } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import type { PartitionConsumer } from '../consumer/partition-consumer.js';
import type { PartitionRef } from '../ports.js';
import { systemTimer } from '../timer.js';
import { KafkaAssignment, type PartitionWatch } from './kafka-assignment.js';
import { KafkaBounds } from './kafka-bounds.js';
import { MissingTopics, requireTopics } from './missing-topics.js';
import { Watchdog } from './watchdog.js';

export interface ConsumerLoopOptions {
  readonly group: string;
  /** Topics to subscribe. */
  readonly topics: () => readonly string[];
  /** Topics that must exist as well: those the service writes. */
  readonly alsoNeeded: readonly string[];
  readonly sessionTimeoutMs: number;
  /** How long nothing may be fetched while the broker answers, ms. */
  readonly stallMs: number;
  /** Ends the process, so that a new one reads again: nothing else is sure to bring a silent consumer back. */
  readonly exit: (reason: string) => void;
}

type Partitions = Pick<PartitionConsumer, 'begin' | 'consume' | 'forget'>;

const RECONNECT_MS = 1_000;
/** Crashes in a row, with nothing fetched between them, that only a new process may heal. */
const CRASHES = 5;
/** How often a halted partition is looked at again: an operator's correction takes hold without a restart. */
const REVIEW_MS = 30_000;

/**
 * One kafkajs consumer, rebuilt when it crashes. No error of a handler reaches kafkajs: it would repeat the whole fetch
 * five times, crash and rejoin for ever.
 */
export class KafkaConsumerLoop {
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;
  private readonly halted = new Map<string, { readonly at: PartitionRef; readonly reason: string }>();
  private readonly late = new Map<string, string>();
  private away: string | undefined = 'the first connection is being made';
  private bounds: KafkaBounds | undefined;
  private readonly watchdog: Watchdog;

  constructor(
    private readonly kafka: Kafka,
    private readonly partitions: Partitions,
    private readonly log: Logger,
    private readonly options: ConsumerLoopOptions,
  ) {
    const world = { ask: () => this.askBroker(), dead: options.exit };
    this.watchdog = new Watchdog(systemTimer, world, { stallMs: options.stallMs, crashes: CRASHES });
  }

  /**
   * Begins to read, in the background. A broker that is away is tried again for ever.
   * @throws MissingTopics when the broker answers that a topic does not exist
   */
  async start(): Promise<void> {
    const needed = [...this.options.topics(), ...this.options.alsoNeeded];
    if (needed.length > 0) await this.refuseMissing(needed);
    if (this.options.topics().length === 0) return;
    this.running = this.run();
    const { signal } = this.ending;
    void this.watchdog.watch(new Promise((resolve) => signal.addEventListener('abort', () => resolve())));
  }

  /** Finishes the chunk in hand and leaves the group. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** For the health report. */
  status(): { ok: boolean; detail?: string } {
    if (this.options.topics().length === 0) return { ok: true };
    if (this.away) return { ok: false, detail: `nothing is read, facts wait in the topics: ${this.away}` };
    const halted = this.haltedPartitions();
    const late = [...this.late].map(([partition, reason]) => `${partition} delayed: ${reason}`);
    const silent = this.watchdog.warning() ?? [];
    const detail = [...halted, ...late, silent].flat().join('; ');
    return detail === '' ? { ok: true } : { ok: false, detail };
  }

  /** Partitions that wait for an operator, each with the reason. */
  haltedPartitions(): string[] {
    return [...this.halted].map(([partition, { reason }]) => `${partition} halted: ${reason}`);
  }

  /** A chunk is being repeated because the database or the broker is away or busy. */
  delayed(at: PartitionRef, reason: string): void {
    this.late.set(nameOf(at), reason);
  }

  /** How long nothing has been fetched, ms; 0 without topics to read. */
  silentMs(): number {
    return this.watchdog.silentMs();
  }

  /** Identity of the cluster that the stored offsets belong to. @throws when the broker is away */
  async clusterId(): Promise<string> {
    return (this.bounds ??= new KafkaBounds(this.kafka)).clusterId();
  }

  private async refuseMissing(topics: readonly string[]): Promise<void> {
    const admin = this.kafka.admin({ retry: { retries: 1 } });
    try {
      await admin.connect();
      await requireTopics(admin, topics);
    } catch (error) {
      if (error instanceof MissingTopics) throw error;
      this.log.warn(
        { reason: (error as Error).message },
        'events: Kafka is away; facts wait in outbox and topics',
      );
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  /** Over a connection of its own: the one of the consumer may be what hangs. @throws when the broker is away */
  private async askBroker(): Promise<void> {
    const bounds = new KafkaBounds(this.kafka);
    await bounds.clusterId().finally(() => bounds.close());
  }

  private async run(): Promise<void> {
    while (!this.ending.signal.aborted) {
      try {
        await this.session();
      } catch (error) {
        const { message } = error as Error;
        if (!(error instanceof Crashed)) this.watchdog.away();
        if (message !== this.away)
          this.log.warn(
            { reason: message },
            'events: reading is interrupted, trying again; facts wait in the topics',
          );
        this.away = message;
      }
      await delay(RECONNECT_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  /** One consumer from its connection to its crash or the stop. @throws what ended it */
  private async session(): Promise<void> {
    const bounds = (this.bounds = new KafkaBounds(this.kafka));
    const { sessionTimeoutMs } = this.options;
    const consumer = this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: sessionTimeoutMs * 2,
      heartbeatInterval: Math.floor(sessionTimeoutMs / 5),
      // The broker answers at once when there is something; a longer wait only makes an idle consumer cheaper.
      maxWaitTimeInMs: 500,
      minBytes: 1,
      allowAutoTopicCreation: false,
      retry: {
        retries: 3,
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
    const ended = new AbortController();
    const over = new Promise<Error | undefined>((resolve) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        this.watchdog.crashed(payload.error.message);
        resolve(payload.error);
      });
      // Also a fetch that brings nothing is one.
      consumer.on(consumer.events.FETCH, () => this.watchdog.alive());
      this.ending.signal.addEventListener('abort', () => resolve(undefined), {
        once: true,
        signal: ended.signal,
      });
    });
    try {
      await requireTopics(await bounds.admin(), this.options.topics());
      await consumer.connect();
      await consumer.subscribe({ topics: [...this.options.topics()], fromBeginning: true });
      if (!this.ending.signal.aborted) await this.consume(consumer, bounds, ended.signal);
      const crash = await over;
      if (crash) throw new Crashed(crash);
    } finally {
      ended.abort();
      await consumer.disconnect().catch(() => undefined);
      await bounds.close();
      this.halted.clear();
      this.late.clear();
    }
  }

  private async consume(consumer: Consumer, bounds: KafkaBounds, ended: AbortSignal): Promise<void> {
    const assign = () => new KafkaAssignment(consumer, bounds, this.watch(), this.ending.signal);
    let assignment = assign();
    consumer.on(consumer.events.REBALANCING, () => assignment.end());
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      assignment.end();
      assignment = assign();
      this.partitions.forget();
      bounds.forget();
      this.late.clear();
      this.halted.clear();
      this.away = undefined;
      consumer.resume(consumer.paused());
      void this.begin(assignment, partitionsOf(payload.memberAssignment));
    });
    const review = setInterval(() => {
      bounds.forget();
      consumer.resume(consumer.paused());
      void this.begin(
        assignment,
        [...this.halted.values()].map(({ at }) => at),
      );
    }, REVIEW_MS);
    ended.addEventListener('abort', () => clearInterval(review), { once: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      // While one partition's chunk waits for the disk, another's is worked on.
      partitionsConsumedConcurrently: 3,
      // Kafka's offsets are for the eyes of operators: told once a second, by `resolve`, and never waited for.
      autoCommit: false,
      autoCommitInterval: 1_000,
      eachBatch: (payload: EachBatchPayload) =>
        assignment.process(payload, (batch) => this.partitions.consume(batch)),
    });
  }

  /** The database says where the partitions begin. What fails here is met again by the first batch. */
  private async begin(assignment: KafkaAssignment, partitions: readonly PartitionRef[]): Promise<void> {
    for (const at of partitions) {
      await this.partitions.begin(assignment.partition(at)).catch((error: Error) => {
        this.log.warn(
          { ...at, reason: error.message },
          'events: a partition could not be moved to its stored offset',
        );
      });
    }
  }

  private watch(): PartitionWatch {
    return {
      halted: (at, reason) => {
        if (this.halted.get(nameOf(at))?.reason !== reason)
          this.log.error({ ...at, reason }, 'events: partition halted; an operator must look, see /health');
        this.halted.set(nameOf(at), { at, reason });
      },
      stuck: (at, reason) => {
        this.delayed(at, reason);
        this.watchdog.stuck(`${nameOf(at)}: ${reason}`);
      },
      moved: () => this.watchdog.alive(),
      sound: (at) => {
        this.halted.delete(nameOf(at));
        this.late.delete(nameOf(at));
      },
    };
  }
}

/** A consumer that ran and crashed; any other end of a session is a broker that could not be reached. */
class Crashed extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

const nameOf = (at: PartitionRef) => `${at.topic}/${at.partition}`;

const partitionsOf = (assignment: Readonly<Record<string, readonly number[]>>): PartitionRef[] =>
  Object.entries(assignment).flatMap(([topic, numbers]) =>
    numbers.map((partition) => ({ topic, partition })),
  );
