import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { startKafka, type KafkaServer } from './kafka.js';

const topic = `round-trip-${randomBytes(3).toString('hex')}`;
let server: KafkaServer;
let kafka: Kafka;

const produce = async (value: string): Promise<void> => {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic, messages: [{ key: 'k', value }] });
  await producer.disconnect();
};

/** Reads the topic from its beginning until it has seen so many messages. */
const consume = async (count: number): Promise<string[]> => {
  const consumer = kafka.consumer({ groupId: `g-${randomBytes(3).toString('hex')}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const values: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const eachMessage = ({ message }: { message: { value: Buffer | null } }): Promise<void> => {
      values.push(String(message.value));
      if (values.length === count) resolve();
      return Promise.resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return values;
};

describe('a Kafka of our own', () => {
  beforeAll(async () => {
    server = await startKafka();
    kafka = new Kafka({
      brokers: server.brokers,
      logLevel: logLevel.NOTHING,
      retry: { initialRetryTime: 50, retries: 4 },
    });
  });
  afterAll(() => server.stop());

  test('does not make a topic because somebody writes to it', async () => {
    await expect(produce('lost')).rejects.toThrow('does not host this topic-partition');
  });

  test('gives back what was produced, also after it was away', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await admin.disconnect();
    await produce('before');
    expect(await consume(1)).toEqual(['before']);

    await server.pause();
    await expect(
      new Kafka({ brokers: server.brokers, logLevel: logLevel.NOTHING, retry: { retries: 0 } })
        .admin()
        .connect(),
    ).rejects.toThrow();
    await server.resume();

    await produce('after');
    expect(await consume(2)).toEqual(['before', 'after']);
  });
});
