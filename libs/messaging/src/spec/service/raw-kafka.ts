import { testBrokers } from '@xaso/testing';
import { type Admin, Kafka, logLevel, type Message } from 'kafkajs';
import type { ConsumedRecord } from '../../ports.js';

const kafka = (brokers: readonly string[]) =>
  new Kafka({
    clientId: 'raw',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 5, initialRetryTime: 100 },
  });

/** Writes records past the outbox, as a foreign program would. */
export async function produceRaw(topic: string, messages: Message[], brokers = testBrokers()): Promise<void> {
  const producer = kafka(brokers).producer();
  await producer.connect();
  await producer.send({ topic, messages });
  await producer.disconnect();
}

/** The same record once more. */
export const copyOf = (record: ConsumedRecord): Message => ({
  key: record.key,
  value: record.value,
  headers: { ...record.headers },
});

export async function withAdmin<T>(work: (admin: Admin) => Promise<T>, brokers = testBrokers()): Promise<T> {
  const admin = kafka(brokers).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
