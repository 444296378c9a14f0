import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kafkaAccess } from '@xaso/operations';
import { freePort, type KafkaServer, startKafka } from '@xaso/servers';
import kafkajs, { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { generate } from 'selfsigned';
import { outsideListener } from './outside-listener.js';

const GRANTED = 'surveys.response.v1';
const ANOTHER = 'surveys.campaign.v1';
const READER = 'vien-nghien-cuu';

/** A broker with the rules of docker-compose.yml and a record in each of two topics. */
async function start(tls?: string): Promise<{ server: KafkaServer; outside: string }> {
  const port = await freePort();
  // A broker that was given from outside is nobody's to be told rules.
  const given = process.env['KAFKA_BROKERS'] !== undefined || process.env['XASO_SERVERS'] === 'external';
  // In a container the broker would not see the file of the certificate.
  const embedded = given || tls !== undefined;
  const server = await startKafka({
    outside: outsideListener(port, tls),
    ...(embedded ? { mode: 'embedded' as const } : {}),
  });
  const inner = new Kafka({ brokers: server.brokers, logLevel: logLevel.NOTHING });
  const admin = inner.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: GRANTED }, { topic: ANOTHER }], waitForLeaders: false });
  await admin.disconnect();
  const producer = inner.producer({ retry: { retries: 10, initialRetryTime: 50 } });
  await producer.connect();
  for (const topic of [GRANTED, ANOTHER])
    await producer.send({ topic, messages: [{ key: 'k', value: topic }] });
  await producer.disconnect();
  return { server, outside: `127.0.0.1:${port}` };
}

const client = (broker: string, secret: string | undefined, more: Partial<KafkaConfig> = {}): Kafka =>
  new Kafka({
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    retry: { retries: 8, initialRetryTime: 50 },
    ...(secret === undefined
      ? {}
      : { sasl: { mechanism: 'scram-sha-512', username: READER, password: secret } }),
    ...more,
  });

/** The first record of a topic, as a consumer of a group gets it. */
async function read(from: Kafka, topic: string, groupId: string): Promise<string> {
  const consumer = from.consumer({ groupId, maxWaitTimeInMs: 100 });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    return await new Promise<string>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
        // A broker that has just started: the consumer begins again by itself.
        if (!('type' in error) || error.type !== 'GROUP_LOAD_IN_PROGRESS') reject(error);
      });
      const eachMessage = ({ message }: { message: { value: Buffer | null } }): Promise<void> => {
        resolve(String(message.value));
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

/** Does something as an administrator would. */
async function administer<T>(as: Kafka, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = as.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

const secretOf = (lines: readonly string[]): string => lines.join('\n').split('shown this once: ')[1] ?? '';

describe('a program outside', () => {
  let server: KafkaServer;
  let outside: string;
  let secret: string;
  const as = (password: string | undefined = secret): Kafka => client(outside, password);
  const command = (...args: string[]): Promise<string[]> => kafkaAccess(server.brokers, args);

  beforeAll(async () => {
    ({ server, outside } = await start());
    secret = secretOf(await command('add', READER, '--topics', GRANTED));
  });
  afterAll(() => server.stop());

  test('reads what it was granted, in a group of its own', async () => {
    expect(await read(as(), GRANTED, `${READER}.so-lieu`)).toBe(GRANTED);
    expect(await read(as(), GRANTED, READER)).toBe(GRANTED);
    expect(await command('list')).toEqual([`${READER} reads ${GRANTED}`]);
  });

  test('reads no other topic, and is not told that it exists', async () => {
    await expect(read(as(), ANOTHER, `${READER}.so-lieu`)).rejects.toThrow('Not authorized to access topics');
    expect(await administer(as(), (admin) => admin.listTopics())).toEqual([GRANTED]);
  });

  test.each(['indicators', `${READER}-khac`, `${READER}-khac.so-lieu`])(
    'stays out of the group %s',
    async (group) => {
      // So kafkajs tells that the coordinator of a group is not named to those who have no right to it.
      await expect(read(as(), GRANTED, group)).rejects.toThrow('Failed to find group coordinator');
    },
  );

  test('writes nothing', async () => {
    const producer = as().producer();
    await producer.connect();
    const writing = producer.send({ topic: GRANTED, messages: [{ key: 'k', value: 'forged' }] });
    await expect(writing).rejects.toThrow('Not authorized to access topics');
    await producer.disconnect();
  });

  test('makes no topic, and grants itself nothing', async () => {
    const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
    const all = {
      principal: `User:${READER}`,
      host: '*',
      operation: AclOperationTypes.ALL,
      permissionType: AclPermissionTypes.ALLOW,
      resourceType: AclResourceTypes.TOPIC,
      resourceName: '*',
      resourcePatternType: ResourcePatternTypes.LITERAL,
    };
    await expect(administer(as(), (admin) => admin.createAcls({ acl: [all] }))).rejects.toThrow(
      'Cluster authorization failed',
    );
    const making = administer(as(), (admin) =>
      admin.createTopics({ topics: [{ topic: 'a.b.v1' }], waitForLeaders: false }),
    );
    await expect(making).rejects.toThrow();
    expect(
      await administer(client(server.brokers[0] ?? '', undefined), (admin) => admin.listTopics()),
    ).not.toContain('a.b.v1');
  });

  test.each([
    ['another secret', 'mot-bi-mat-khac-han'],
    ['none', undefined],
  ])('is not let in with %s', async (_what, password) => {
    const stranger = client(outside, password, { retry: { retries: 0 } });
    await expect(administer(stranger, (admin) => admin.listTopics())).rejects.toThrow();
  });

  test('is given what it may read anew and keeps its secret', async () => {
    await command('add', READER, '--topics', ANOTHER);
    expect(await read(as(), ANOTHER, `${READER}.khac`)).toBe(ANOTHER);
    await expect(read(as(), GRANTED, `${READER}.khac`)).rejects.toThrow('Not authorized to access topics');
    await command('add', READER, '--topics', GRANTED);
  });

  test('goes on with a renewed secret alone, and not at all once it is removed', async () => {
    const old = secret;
    secret = secretOf(await command('renew', READER));
    expect(await read(as(), GRANTED, `${READER}.moi`)).toBe(GRANTED);
    await expect(administer(as(old), (admin) => admin.listTopics())).rejects.toThrow('SASL');
    await command('remove', READER);
    await expect(administer(as(), (admin) => admin.listTopics())).rejects.toThrow('SASL');
    expect(await command('list')).toEqual(['nobody outside may read anything']);
    await expect(command('remove', READER)).rejects.toThrow(
      'there is no vien-nghien-cuu; nothing was changed',
    );
  });

  test.each([
    [['add', 'ANONYMOUS', '--topics', GRANTED], '"ANONYMOUS" cannot be a name'],
    [
      ['add', 'tinh', '--topics', 'no.topic.v1'],
      'there is no topic no.topic.v1 to be read; nothing was changed',
    ],
    [['add', 'tinh', '--topics', '__consumer_offsets'], 'there is no topic __consumer_offsets to be read'],
    [['renew', 'tinh'], 'tinh may read nothing; add it with its topics'],
  ])('%j is refused and changes nothing', async (args, fault) => {
    const before = await command('list');
    await expect(command(...args)).rejects.toThrow(fault);
    expect(await command('list')).toEqual(before);
  });

  test('may be given a secret that was chosen elsewhere', async () => {
    const chosen = 'mot-bi-mat-duoc-chon';
    expect(await kafkaAccess(server.brokers, ['add', READER, '--topics', GRANTED], chosen)).toContain(
      'its secret is that of KAFKA_ACCESS_SECRET',
    );
    expect(await read(as(chosen), GRANTED, `${READER}.chon`)).toBe(GRANTED);
    await expect(kafkaAccess(server.brokers, ['add', READER, '--topics', GRANTED], 'short')).rejects.toThrow(
      'the secret is shorter than 16 characters; nothing was changed',
    );
  });
});

test('with a certificate the same is spoken by TLS, and nothing without it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-kafka-tls-'));
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  const file = join(folder, 'kafka.pem');
  await writeFile(file, `${key}\n${cert}\n`, { mode: 0o600 });
  const { server, outside } = await start(file);
  try {
    const secret = secretOf(await kafkaAccess(server.brokers, ['add', READER, '--topics', GRANTED]));
    const tls = client(outside, secret, { ssl: { ca: [cert] } });
    expect(await read(tls, GRANTED, `${READER}.so-lieu`)).toBe(GRANTED);
    const plain = client(outside, secret, { retry: { retries: 0 }, connectionTimeout: 2_000 });
    await expect(administer(plain, (admin) => admin.listTopics())).rejects.toThrow();
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
});
