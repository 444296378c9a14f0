import type { Admin, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Logger } from 'pino';
import { type Batch, PartitionConsumer } from '../consumer/partition-consumer.js';
import type { ConsumedRecord } from '../ports.js';

export interface ConsumerLoopOptions {
  readonly group: string;
  readonly topics: () => readonly string[];
  readonly sessionTimeoutMs: number;
}

type Partitions = Pick<PartitionConsumer, 'consume' | 'forget'>;

const RECONNECT_MS = 1_000;

/**
 * One kafkajs consumer, rebuilt when it crashes. No error of a handler reaches kafkajs: it would repeat the whole fetch
 * five times, crash and rejoin for ever.
 */
export class KafkaConsumerLoop {
  private consumer: Consumer | undefined;
  private admin: Admin | undefined;
  private stopping = false;
  private connected = false;
  private retryTimer: NodeJS.Timeout | undefined;
  private readonly halted = new Map<string, string>();
  private cluster: string | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly partitions: Partitions,
    private readonly log: Logger,
    private readonly options: ConsumerLoopOptions,
  ) {}

  /** @throws Error when the broker answers that a topic does not exist. A broker that is away is tried again. */
  async start(): Promise<void> {
    try {
      await this.connect();
    } catch (error) {
      await this.disconnect();
      if (error instanceof MissingTopics) throw error;
      this.retryLater(error as Error);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retryTimer);
    await this.disconnect();
  }

  /** For the health report. */
  status(): { ok: boolean; detail?: string } {
    const halted = [...this.halted].map(([partition, reason]) => `${partition} halted: ${reason}`);
    if (halted.length > 0) return { ok: false, detail: halted.join('; ') };
    if (this.options.topics().length > 0 && !this.connected)
      return { ok: false, detail: 'Kafka is not reachable; facts wait in the topics' };
    return { ok: true };
  }

  /** Identity of the cluster that the stored offsets belong to. */
  async clusterId(): Promise<string> {
    this.cluster ??= (await (await this.adminClient()).describeCluster()).clusterId;
    return this.cluster;
  }

  private async adminClient(): Promise<Admin> {
    if (!this.admin) {
      const admin = this.kafka.admin({ retry: { retries: 1 } });
      await admin.connect();
      this.admin = admin;
    }
    return this.admin;
  }

  private async connect(): Promise<void> {
    const topics = [...this.options.topics()];
    const existing = new Set(await (await this.adminClient()).listTopics());
    const missing = topics.filter((topic) => !existing.has(topic));
    if (missing.length > 0) throw new MissingTopics(missing);
    const consumer = this.kafka.consumer({
      groupId: this.options.group,
      sessionTimeout: this.options.sessionTimeoutMs,
      rebalanceTimeout: this.options.sessionTimeoutMs * 2,
      heartbeatInterval: Math.floor(this.options.sessionTimeoutMs / 5),
      maxWaitTimeInMs: 100,
      minBytes: 1,
      allowAutoTopicCreation: false,
      retry: {
        retries: 3,
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.partitions.forget();
      this.connected = true;
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (this.consumer !== consumer || this.stopping) return;
      void this.disconnect().then(() => this.retryLater(payload.error));
    });
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.partitions.consume(this.batch(consumer, payload)),
    });
  }

  private retryLater(error: Error): void {
    this.connected = false;
    if (this.stopping) return;
    this.log.warn(
      { err: { message: error.message } },
      'events: Kafka is away, trying again; facts wait in the topics',
    );
    this.retryTimer = setTimeout(() => {
      this.connect().catch(async (again: Error) => {
        await this.disconnect();
        this.retryLater(again);
      });
    }, RECONNECT_MS);
  }

  private async disconnect(): Promise<void> {
    const { consumer, admin } = this;
    this.consumer = undefined;
    this.admin = undefined;
    this.connected = false;
    this.cluster = undefined;
    await consumer?.disconnect().catch(() => undefined);
    await admin?.disconnect().catch(() => undefined);
  }

  private batch(consumer: Consumer, payload: EachBatchPayload): Batch {
    const { topic, partition, messages } = payload.batch;
    const at = { topic, partition };
    const records = messages.map((message): ConsumedRecord => ({
      ...at,
      offset: BigInt(message.offset),
      key: message.key,
      value: message.value,
      headers: message.headers ?? {},
    }));
    return {
      at,
      records,
      logStart: async () => {
        const offsets = await (await this.adminClient()).fetchTopicOffsets(topic);
        return BigInt(offsets.find((entry) => entry.partition === partition)?.low ?? '0');
      },
      owned: () => payload.isRunning() && !payload.isStale() && !this.stopping,
      heartbeat: () => payload.heartbeat(),
      resolve: async (next) => {
        payload.resolveOffset((next - 1n).toString());
        await payload.commitOffsetsIfNecessary();
      },
      seek: (offset) => consumer.seek({ ...at, offset: offset.toString() }),
      halt: (reason) => {
        this.halted.set(`${topic}/${partition}`, reason);
        this.log.error(
          { topic, partition, reason },
          'events: partition halted; an operator must look, see /health',
        );
        consumer.pause([{ topic, partitions: [partition] }]);
      },
    };
  }
}

/** A subscription to a topic that nobody created. */
export class MissingTopics extends Error {
  override readonly name = 'MissingTopics';

  constructor(topics: readonly string[]) {
    super(`Kafka has no topic ${topics.join(', ')}: apply deploy/kafka/topics.yaml first`);
  }
}
