import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { startKafka, type KafkaServer } from './kafka.js';
import { freePort } from './ports.js';

const topic = `round-trip-${randomBytes(3).toString('hex')}`;
let server: KafkaServer;
let kafka: Kafka;
let proxyPort: number;

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
    proxyPort = await freePort();
    // A broker that was given from outside is nobody's to stop.
    const given = process.env['KAFKA_BROKERS'] !== undefined || process.env['XASO_SERVERS'] === 'external';
    server = await startKafka({ proxyPort, ...(given ? { mode: 'embedded' as const } : {}) });
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
    // waitForLeaders gives up on a topic that is not known yet; the producer below asks again.
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false });
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

  test('gives back what it had acknowledged when it was killed', async () => {
    await produce('acknowledged');
    await server.kill();
    await server.resume();
    expect(await consume(3)).toEqual(['before', 'after', 'acknowledged']);
  });

  test('sends the clients of its second listener on to the proxy', async () => {
    const [host = '', port = ''] = (server.behindProxy as string).split(':');
    let came = 0;
    const proxy = createServer((client) => {
      came += 1;
      const broker = connect({ host, port: Number(port) });
      client.pipe(broker).pipe(client);
    });
    await new Promise<void>((resolve) => proxy.listen(proxyPort, '127.0.0.1', resolve));
    const admin = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    await admin.disconnect();
    await new Promise((resolve) => proxy.close(resolve));
    expect(brokers).toEqual([expect.objectContaining({ host: '127.0.0.1', port: proxyPort })]);
    expect(came).toBeGreaterThan(0);
  });
});
