import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drain, eventually, privateTopics, testBrokers, testService, type TestService } from '@xaso/testing';
import { METRICS } from '@xaso/platform';
import type pg from 'pg';
import type { Registry } from 'prom-client';
import { AccountOpened } from '../spec/ledger.js';
import { booked, health, upTo } from '../spec/service/bookings.js';
import { Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { connected } from '../spec/service/outbox-rows.js';
import { copyOf, produceRaw, withAdmin } from '../spec/service/raw-kafka.js';
import { logEnds } from '../topics/log-ends.js';
import { readTopic } from '../topics/read-topic.js';

let topicPrefix: string;
let topic: string;
let group: string;
let first: TestService;
let others: TestService[];
let clients: pg.Client[];

beforeEach(async () => {
  topicPrefix = privateTopics();
  topic = `${topicPrefix}${AccountOpened.topic}`;
  group = `${topicPrefix}ledger`;
  others = [];
  clients = [];
  await ledgerTopics(topicPrefix);
  // It writes and publishes, and leaves the reading to others.
  first = await testService(ledger, { topicPrefix, transports: false });
});

afterEach(async () => {
  for (const client of clients) await client.end();
  for (const other of others) await other.stop();
  await first.stop();
});

/** An instance of the same service on the same database, which reads. */
async function instance(): Promise<TestService> {
  const made = await testService(ledger, {
    topicPrefix,
    env: { DATABASE_URL: first.db.url, RELAY: 'false' },
  });
  const service: TestService = { ...made, db: first.db };
  others.push(service);
  return service;
}

async function stop(service: TestService): Promise<void> {
  others = others.filter((one) => one !== service);
  await service.stop();
}

const book = () => first.app.get(Ledger);

async function published(facts: number): Promise<void> {
  await eventually(async () => {
    const ends = await logEnds(testBrokers(), [topic]);
    expect(ends.reduce((sum, { end }) => sum + end, 0n)).toBe(BigInt(facts));
  });
}

async function metric(service: TestService, name: string): Promise<number> {
  const found = await service.app.get<Registry>(METRICS).getSingleMetric(name)?.get();
  return (found?.values ?? []).reduce((sum, { value }) => sum + value, 0);
}

describe('every effect happens once', () => {
  test('when a fact is published twice', async () => {
    const service = await instance();
    await book().fill('a', 5);
    await drain(first, service);
    const records = await readTopic(testBrokers(), topic);
    await produceRaw(topic, records.map(copyOf));
    await book().credit('a', 5, 1);
    await published(11);
    await drain(first, service);
    expect(await booked(first, 'a')).toEqual(upTo(6));
    expect(await metric(service, 'xaso_inbox_duplicates_total')).toBe(9);
    expect(await metric(service, 'xaso_inbox_applied_total')).toBe(11);
  });

  test('when the offsets in Kafka are deleted', async () => {
    const before = await instance();
    await book().fill('a', 5);
    await drain(first, before);
    await stop(before);
    await withAdmin((admin) => admin.deleteGroups([group]));
    await book().credit('a', 5, 1);
    await published(6);
    const after = await instance();
    await drain(first, after);
    expect(await booked(first, 'a')).toEqual(upTo(6));
    // What was handled before is passed over by the stored offset, not by the inbox.
    expect(await metric(after, 'xaso_inbox_duplicates_total')).toBe(0);
  });

  test('when the offsets in Kafka are ahead, and nothing new ever comes', async () => {
    const before = await instance();
    await book().fill('a', 2);
    await drain(first, before);
    await stop(before);
    await book().credit('a', 2, 1);
    await book().credit('a', 3, 1);
    await published(4);
    const ends = await logEnds(testBrokers(), [topic]);
    const partitions = ends.map(({ partition, end }) => ({ partition, offset: String(end) }));
    await withAdmin((admin) => admin.setOffsets({ groupId: group, topic, partitions }));
    await drain(first, await instance());
    expect(await booked(first, 'a')).toEqual(upTo(4));
  });

  test('with two instances at once, and one of them leaving in the middle', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => `k${index}`);
    const [one, two] = [await instance(), await instance()];
    // Both have partitions before anything is written.
    await eventually(async () => {
      const { groups } = await withAdmin((admin) => admin.describeGroups([group]));
      expect(groups[0]).toMatchObject({ state: 'Stable', members: [{}, {}] });
    });
    await Promise.all(keys.map((key) => book().fill(key, 6)));
    await drain(first, one, two);
    expect(await metric(one, 'xaso_inbox_applied_total')).toBeGreaterThan(0);
    expect(await metric(two, 'xaso_inbox_applied_total')).toBeGreaterThan(0);
    const writing = Promise.all(keys.map((key) => book().credit(key, 6, ...upTo(14))));
    await stop(two);
    await writing;
    await drain(first, one);
    for (const key of keys) expect(await booked(first, key)).toEqual(upTo(20));
    for (const key of keys) expect(await booked(first, key, 'credits')).toEqual(upTo(20).slice(1));
  });

  test('when another owner handles the same event at the same time', async () => {
    const service = await instance();
    await book().open('a');
    await drain(first, service);
    const partition = (await readTopic(testBrokers(), topic))[0]?.partition;
    const other = await connected(first.db.url, clients);
    await other.query('begin');
    await other.query('update consumer_offset set next = next + 1 where topic = $1 and partition = $2', [
      topic,
      partition,
    ]);
    await book().credit('a', 1, 1);
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%update consumer_offset%'`;
    await eventually(async () => expect(await first.db.query(waiting)).toHaveLength(1));
    const effect = `insert into booking (consumer, event_id, key, version) values ('bookings', uuidv7(), 'a', 2)`;
    await other.query(`${effect}; commit`);
    await book().credit('a', 2, 1);
    await drain(first, service);
    expect(await booked(first, 'a')).toEqual(upTo(3));
  });
});

describe('a topic that was made anew', () => {
  test('stops its partitions in sight of everybody, instead of passing over what is in it', async () => {
    const before = await instance();
    await book().fill('a', 5);
    await drain(first, before);
    await stop(before);
    await withAdmin((admin) => admin.deleteTopics({ topics: [topic] }));
    await eventually(() => ledgerTopics(topicPrefix), { every: 200 });
    await book().credit('a', 5, 1);
    await published(1);
    const after = await instance();
    await eventually(async () => {
      const { status, checks } = await health(after);
      expect(status).toBe('degraded');
      expect(checks.find((one) => one.name === 'events.consumer')?.detail).toContain(
        'truncated or made anew',
      );
    });
    expect(await booked(first, 'a')).toEqual(upTo(5));
  });
});
