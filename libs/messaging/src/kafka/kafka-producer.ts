import type { Kafka, Producer as KafkaJsProducer, TopicMessages } from 'kafkajs';
import type { OutboxRow, Producer } from '../ports.js';

/**
 * Idempotent, acks from all, one batch in flight: with concurrent sends kafkajs reuses the sequence of a timed-out batch,
 * and the broker takes the next one for a duplicate. After any rejection the session is thrown away.
 */
export class KafkaProducer implements Producer {
  private session: KafkaJsProducer | undefined;
  private sending = false;

  constructor(private readonly kafka: Kafka) {}

  async send(rows: readonly OutboxRow[]): Promise<void> {
    if (this.sending) throw new Error('one batch in flight at a time');
    this.sending = true;
    try {
      const session = (this.session ??= await this.open());
      await session.sendBatch({ acks: -1, timeout: 5_000, topicMessages: byTopic(rows) });
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.sending = false;
    }
  }

  async close(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    await session?.disconnect().catch(() => undefined);
  }

  private async open(): Promise<KafkaJsProducer> {
    const session = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // kafkajs would repeat a batch under the same sequence; the relay repeats it through a new session instead.
      retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 },
    });
    await session.connect();
    return session;
  }
}

function byTopic(rows: readonly OutboxRow[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const row of rows) {
    let batch = topics.get(row.topic);
    if (!batch) topics.set(row.topic, (batch = { topic: row.topic, messages: [] }));
    batch.messages.push({ key: row.key, value: Buffer.from(row.payload), headers: { ...row.headers } });
  }
  return [...topics.values()];
}
