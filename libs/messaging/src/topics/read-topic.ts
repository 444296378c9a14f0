import { randomUUID } from 'node:crypto';
import { type Consumer, Kafka, logLevel } from 'kafkajs';
import type { ConsumedRecord } from '../ports.js';

/**
 * Every record of a topic from its beginning to its end as of now, by partition and offset. Meant for tests, checks and
 * small topics: everything is held in memory. @throws when the broker is away or the topic does not exist
 */
export async function readTopic(brokers: readonly string[], topic: string): Promise<ConsumedRecord[]> {
  const kafka = new Kafka({
    clientId: 'read-topic',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 3, initialRetryTime: 100 },
  });
  const groupId = `read-topic-${randomUUID()}`;
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 100 });
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    const ends = new Map(
      offsets.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]),
    );
    const records = ends.size === 0 ? [] : await readTo(consumer, topic, ends);
    return records.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

async function readTo(
  consumer: Consumer,
  topic: string,
  ends: ReadonlyMap<number, bigint>,
): Promise<ConsumedRecord[]> {
  const records: ConsumedRecord[] = [];
  const open = new Set(ends.keys());
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    const eachBatch: Parameters<Consumer['run']>[0] = {
      autoCommit: false,
      eachBatch: ({ batch }) => {
        const end = ends.get(batch.partition) ?? 0n;
        for (const { offset, key, value, headers } of batch.messages) {
          const record = {
            topic,
            partition: batch.partition,
            offset: BigInt(offset),
            key,
            value,
            headers: headers ?? {},
          };
          if (record.offset < end) records.push(record);
        }
        if (BigInt(batch.lastOffset()) >= end - 1n) open.delete(batch.partition);
        if (open.size === 0) resolve();
        return Promise.resolve();
      },
    };
    consumer.run(eachBatch).catch(reject);
  });
  return records;
}
