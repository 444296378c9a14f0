import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { KafkaServer } from '@xaso/servers';
import { drain, eventually, privateTopics, publishedOn, testService, type TestService } from '@xaso/testing';
import { AccountOpened } from '../spec/ledger.js';
import { booked, health, upTo } from '../spec/service/bookings.js';
import { Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { startOwnKafka } from '../spec/service/own-kafka.js';

let kafka: KafkaServer;
let services: TestService[] = [];

beforeAll(async () => {
  kafka = await startOwnKafka();
});
afterAll(() => kafka?.stop());

afterEach(async () => {
  for (const service of services) await service.stop();
  services = [];
});

async function started(topicPrefix: string): Promise<TestService> {
  const service = await testService(ledger, { topicPrefix, env: { KAFKA_BROKERS: kafka.brokers.join(',') } });
  services.push(service);
  return service;
}

async function withTopics(): Promise<string> {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix, kafka.brokers);
  return topicPrefix;
}

const bookOf = (service: TestService) => service.app.get(Ledger);

const detail = async (service: TestService, check: string) => {
  const { checks } = await health(service);
  return checks.find((one) => one.name === check)?.detail;
};

const sound = (service: TestService) =>
  eventually(async () => expect(await health(service)).toMatchObject({ status: 'ok' }));

describe('Kafka away', () => {
  test('delays and loses nothing: writes go on, services start, it is shown, and everything arrives afterwards', async () => {
    const running = await started(await withTopics());
    const starting = await withTopics();
    await bookOf(running).fill('a', 3);
    await drain(running);
    await sound(running);
    await kafka.pause();
    for (let version = 3; version < 8; version += 1)
      expect(await bookOf(running).credit('a', version, 1)).toBe(1);
    const late = await started(starting);
    await bookOf(late).fill('b', 3);
    for (const service of [running, late]) {
      await eventually(async () => {
        expect(await health(service)).toMatchObject({ status: 'degraded' });
        expect(await detail(service, 'events.relay')).toBeDefined();
        expect(await detail(service, 'events.consumer')).toContain('nothing is read');
      });
      // Requests are served all the while.
      expect((await service.http.get('/health/ready')).status).toBe(200);
    }
    await kafka.resume();
    await drain(running, late);
    expect(await booked(running, 'a')).toEqual(upTo(8));
    expect(await booked(late, 'b')).toEqual(upTo(3));
    await sound(running);
    await sound(late);
  });
});

describe('a topic that nobody created', () => {
  test('is refused at start, by its name', async () => {
    const topicPrefix = privateTopics();
    await expect(started(topicPrefix)).rejects.toThrow(
      `Kafka has no topic ${topicPrefix}ledger.account.v1, ${topicPrefix}ledger.account.v1`,
    );
  });
});

describe('PostgreSQL', () => {
  test('that ends the connections of the relay and of everybody else does not end the flow', async () => {
    const service = await started(await withTopics());
    await bookOf(service).fill('a', 2);
    await drain(service);
    const kill = `select count(pg_terminate_backend(pid))::int as killed from pg_stat_activity
      where datname = current_database() and application_name ~ '^ledger'`;
    for (let version = 2; version < 6; version += 1) {
      const [row] = await service.db.query<{ killed: number }>(kill);
      expect(row?.killed).toBeGreaterThanOrEqual(2);
      // A command may meet a connection that has just died; whoever sends it sends it again.
      await eventually(() => bookOf(service).credit('a', version, 1));
      await drain(service);
    }
    expect(await booked(service, 'a')).toEqual(upTo(6));
    await sound(service);
  });
});

describe('a service that stops', () => {
  test('publishes before its end what was committed before', async () => {
    const topicPrefix = await withTopics();
    const service = await started(topicPrefix);
    await drain(service);
    await Promise.all(Array.from({ length: 20 }, (_, index) => bookOf(service).open(`k${index}`)));
    services = [];
    await service.stop();
    expect(await publishedOn(topicPrefix + AccountOpened.topic, kafka.brokers)).toHaveLength(20);
  });
});
