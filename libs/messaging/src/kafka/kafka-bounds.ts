import type { Admin, Kafka } from 'kafkajs';
import type { LogBounds, PartitionRef } from '../ports.js';

/** What the broker says of cluster and partitions, over one connection. What was answered counts until `forget`. */
export class KafkaBounds {
  private connection: Promise<Admin> | undefined;
  private cluster: Promise<string> | undefined;
  private readonly topics = new Map<string, Promise<ReadonlyMap<number, LogBounds>>>();

  constructor(private readonly kafka: Kafka) {}

  admin(): Promise<Admin> {
    return (this.connection ??= this.connect());
  }

  clusterId(): Promise<string> {
    return (this.cluster ??= this.remembered(
      async () => (await (await this.admin()).describeCluster()).clusterId,
      () => (this.cluster = undefined),
    ));
  }

  /** As of the first question since the last `forget`. */
  async of(at: PartitionRef): Promise<LogBounds> {
    let asked = this.topics.get(at.topic);
    if (!asked) {
      asked = this.remembered(
        () => this.ask(at.topic),
        () => this.topics.delete(at.topic),
      );
      this.topics.set(at.topic, asked);
    }
    const found = (await asked).get(at.partition);
    if (!found) throw new Error(`Kafka knows no partition ${at.partition} of ${at.topic}`);
    return found;
  }

  forget(): void {
    this.cluster = undefined;
    this.topics.clear();
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    await connection?.then((admin) => admin.disconnect()).catch(() => undefined);
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 1 } });
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect().catch(() => undefined);
      throw error;
    }
  }

  private async ask(topic: string): Promise<ReadonlyMap<number, LogBounds>> {
    const offsets = await (await this.admin()).fetchTopicOffsets(topic);
    return new Map(
      offsets.map(({ partition, low, high }) => [partition, { start: BigInt(low), end: BigInt(high) }]),
    );
  }

  /** Neither a failure is remembered, nor the connection that it came over. */
  private remembered<T>(ask: () => Promise<T>, forget: () => void): Promise<T> {
    return ask().catch(async (error: unknown) => {
      forget();
      await this.close();
      throw error;
    });
  }
}
