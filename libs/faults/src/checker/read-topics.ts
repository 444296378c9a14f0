import { createHash, randomUUID } from 'node:crypto';
import { type Admin, type EachBatchPayload, Kafka, type KafkaMessage, logLevel } from 'kafkajs';
import type { LogEndRow, TopicRecord } from './evidence.js';
import type { Texts } from './read-database.js';

/** Reads topics from their beginning to where they ended when it began, past the library that wrote them. */
export class TopicReader {
  private readonly kafka: Kafka;

  constructor(
    brokers: readonly string[],
    private readonly texts: Texts,
  ) {
    this.kafka = new Kafka({
      clientId: 'faults-checker',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 8, initialRetryTime: 200 },
    });
  }

  /**
   * Hands over the records batch by batch, those of a partition by offset. Returns where the logs end.
   * @throws when the broker is away or a topic does not exist
   */
  async read(topics: readonly string[], take: (records: TopicRecord[]) => void): Promise<LogEndRow[]> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const ends = await endsOf(admin, topics);
      if (ends.some(({ end, start }) => end > start)) await this.consume(admin, ends, take);
      return ends;
    } finally {
      await admin.disconnect();
    }
  }

  private async consume(admin: Admin, ends: readonly Log[], take: (records: TopicRecord[]) => void) {
    const groupId = `faults-checker-${randomUUID()}`;
    const consumer = this.kafka.consumer({
      groupId,
      maxWaitTimeInMs: 100,
      maxBytesPerPartition: 4 * 1024 * 1024,
    });
    const open = new Map(
      ends
        .filter(({ start, end }) => end > start)
        .map(({ topic, partition, start, end }) => [nameOf(topic, partition), { next: start, end }]),
    );
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...new Set(ends.map(({ topic }) => topic))], fromBeginning: true });
      await new Promise<void>((resolve, reject) => {
        // It begins again by itself after most failures, from the start: what was taken is passed over.
        consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
        const eachBatch = ({ batch }: EachBatchPayload): Promise<void> => {
          const name = nameOf(batch.topic, batch.partition);
          const log = open.get(name);
          if (!log) return Promise.resolve();
          const fresh = batch.messages.filter(
            ({ offset }) => Number(offset) >= log.next && Number(offset) < log.end,
          );
          take(fresh.map((message) => this.record(batch.topic, batch.partition, message)));
          log.next = Math.max(log.next, Number(batch.lastOffset()) + 1);
          if (log.next >= log.end) open.delete(name);
          if (open.size === 0) resolve();
          return Promise.resolve();
        };
        consumer.run({ autoCommit: false, eachBatch }).catch(reject);
      });
    } finally {
      await consumer.disconnect();
      await admin.deleteGroups([groupId]).catch(() => undefined);
    }
  }

  private record(topic: string, partition: number, message: KafkaMessage): TopicRecord {
    const id = message.headers?.['ce_id'];
    const first = Array.isArray(id) ? id[0] : id;
    return {
      topic: this.texts.one(topic),
      partition,
      offset: Number(message.offset),
      key: message.key === null ? null : this.texts.one(message.key.toString()),
      eventId: first === undefined ? null : this.texts.one(first.toString()),
      digest: createHash('md5')
        .update(message.value ?? '')
        .digest()
        .readUInt32BE(0),
    };
  }
}

interface Log extends LogEndRow {
  readonly start: number;
}

async function endsOf(admin: Admin, topics: readonly string[]): Promise<Log[]> {
  const logs: Log[] = [];
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
      logs.push({ topic, partition, start: Number(low), end: Number(high) });
  }
  return logs;
}

const nameOf = (topic: string, partition: number) => `${topic}/${partition}`;
