import type { Kafka, Producer as KafkaJsProducer, TopicMessages } from 'kafkajs';
import type { OutboxRow, Producer } from '../ports.js';

/**
 * kafkajs makes one record batch of all records for a partition, and brokers refuse a batch above 1 MB
 * (`message.max.bytes`); the partition is not known here, so the records of a request stay below it together.
 */
const REQUEST_BYTES = 900_000;
/** Frame of a record beside key, headers and value: lengths, offsets, the names of the headers. */
const RECORD_OVERHEAD = 200;

/**
 * Idempotent, acks from all, one batch in flight: with concurrent sends kafkajs reuses the sequence of a timed-out batch,
 * and the broker takes the next one for a duplicate. After any rejection the session is thrown away.
 */
export class KafkaProducer implements Producer {
  private session: KafkaJsProducer | undefined;
  private sending = false;
  private leaving: Promise<void> = Promise.resolve();

  constructor(private readonly kafka: Kafka) {}

  async send(rows: readonly OutboxRow[]): Promise<void> {
    if (this.sending) throw new Error('one batch in flight at a time');
    this.sending = true;
    try {
      const session = (this.session ??= await this.open());
      for (const request of requests(rows)) {
        await session.sendBatch({ acks: -1, timeout: 5_000, topicMessages: byTopic(request) });
      }
    } catch (error) {
      this.discard();
      throw error;
    } finally {
      this.sending = false;
    }
  }

  async close(): Promise<void> {
    this.discard();
    await this.leaving;
  }

  /** kafkajs waits for requests that a broker may never answer; the next session does not. */
  private discard(): void {
    const session = this.session;
    this.session = undefined;
    if (!session) return;
    const left = session.disconnect().catch(() => undefined);
    this.leaving = Promise.all([this.leaving, left]).then(() => undefined);
  }

  private async open(): Promise<KafkaJsProducer> {
    const session = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      // One repeat under the same sequence, which the broker knows again; after that the relay repeats the page through a
      // new session, whose duplicates the inbox knows again.
      retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500 },
    });
    try {
      await session.connect();
      return session;
    } catch (error) {
      await session.disconnect().catch(() => undefined);
      throw error;
    }
  }
}

/** The rows in order, cut where a request would grow too large. A single row never is: the outbox refuses it. */
export function requests(rows: readonly OutboxRow[], limit = REQUEST_BYTES): OutboxRow[][] {
  const cut: OutboxRow[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size =
      Buffer.byteLength(row.payload) + Buffer.byteLength(row.key) + RECORD_OVERHEAD + headerBytes(row);
    if (bytes + size > limit) {
      cut.push([]);
      bytes = 0;
    }
    cut.at(-1)?.push(row);
    bytes += size;
  }
  return cut;
}

const headerBytes = (row: OutboxRow) =>
  Object.values(row.headers).reduce((sum, value) => sum + value.length, 0);

function byTopic(rows: readonly OutboxRow[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const row of rows) {
    let batch = topics.get(row.topic);
    if (!batch) topics.set(row.topic, (batch = { topic: row.topic, messages: [] }));
    batch.messages.push({ key: row.key, value: row.payload, headers: { ...row.headers } });
  }
  return [...topics.values()];
}
