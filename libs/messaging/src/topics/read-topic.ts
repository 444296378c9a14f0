import { randomUUID } from 'node:crypto';
import { type Consumer, Kafka, logLevel } from 'kafkajs';
import { groupPrefix } from '../access/reading-access.js';
import type { ConsumedRecord, LogBounds } from '../ports.js';

/** Which part of a topic is read; all of it unless told. */
export interface TopicPart {
  /** Only so many offsets before the end of each partition. */
  readonly last?: number;
  /** Ends of partitions as somebody saw them before; as of now for the others. */
  readonly ends?: ReadonlyMap<number, bigint>;
  /** Gives up with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Signs in as somebody outside, where the brokers ask who comes; default nobody. */
  readonly as?: { readonly name: string; readonly secret: string };
}

/**
 * Every record of a topic from its beginning to its end as of now, by partition and offset. Meant for tests, checks and
 * small topics: everything is held in memory. @throws when the broker is away or the topic does not exist
 */
export async function readTopic(
  brokers: readonly string[],
  topic: string,
  part: TopicPart = {},
): Promise<ConsumedRecord[]> {
  const { as } = part;
  const kafka = new Kafka({
    clientId: 'read-topic',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 3, initialRetryTime: 100 },
    ...(as ? { sasl: { mechanism: 'scram-sha-512', username: as.name, password: as.secret } } : {}),
  });
  const groupId = `${as ? groupPrefix(as.name) : ''}read-topic-${randomUUID()}`;
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 100 });
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    const ranges = new Map(
      offsets
        .map(
          ({ partition, low, high }) =>
            [partition, rangeOf(BigInt(low), BigInt(high), partition, part)] as const,
        )
        .filter(([, { start, end }]) => start < end),
    );
    const records = ranges.size === 0 ? [] : await readRanges(consumer, topic, ranges, part);
    return records.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

function rangeOf(low: bigint, high: bigint, partition: number, { last, ends }: TopicPart): LogBounds {
  const end = ends?.get(partition) ?? high;
  const start = last === undefined ? low : end - BigInt(last);
  return { start: start < low ? low : start, end };
}

async function readRanges(
  consumer: Consumer,
  topic: string,
  ranges: ReadonlyMap<number, LogBounds>,
  { last, signal }: TopicPart,
): Promise<ConsumedRecord[]> {
  // By place: what is fetched before the consumer stands where it should comes twice.
  const records = new Map<string, ConsumedRecord>();
  const open = new Set(ranges.keys());
  signal?.throwIfAborted();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!isLoading(payload.error)) reject(payload.error);
    });
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    const eachBatch: Parameters<Consumer['run']>[0] = {
      autoCommit: false,
      eachBatch: ({ batch }) => {
        const { start, end } = ranges.get(batch.partition) ?? { start: 0n, end: 0n };
        for (const { offset, key, value, headers } of batch.messages) {
          const record = {
            topic,
            partition: batch.partition,
            offset: BigInt(offset),
            key,
            value,
            headers: headers ?? {},
          };
          if (record.offset >= start && record.offset < end)
            records.set(`${batch.partition}/${offset}`, record);
        }
        if (BigInt(batch.lastOffset()) >= end - 1n) open.delete(batch.partition);
        if (open.size === 0) resolve();
        return Promise.resolve();
      },
    };
    const seek = () => {
      if (last === undefined) return;
      for (const [partition, { start }] of ranges)
        consumer.seek({ topic, partition, offset: start.toString() });
    };
    consumer.run(eachBatch).then(seek).catch(reject);
  });
  return [...records.values()];
}

/** A broker that has just started does not know its groups for a moment; the consumer begins again by itself. */
const isLoading = (error: Error): boolean => 'type' in error && error.type === 'GROUP_LOAD_IN_PROGRESS';
