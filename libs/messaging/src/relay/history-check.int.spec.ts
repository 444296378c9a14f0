import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  drain,
  eventually,
  freshDatabase,
  type FreshDatabase,
  privateTopics,
  testService,
  type TestService,
} from '@xaso/testing';
import { health } from '../spec/service/bookings.js';
import { Ledger, ledger, ledgerSets, ledgerTopics } from '../spec/service/ledger.service.js';

let earlier: FreshDatabase;
let topicPrefix: string;
let before: TestService;

beforeAll(async () => {
  topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  earlier = await freshDatabase(ledgerSets);
  before = await testService(ledger, { topicPrefix });
});
afterAll(async () => {
  await before?.stop();
  await earlier?.drop();
});

const history = async (service: TestService) => {
  const { checks } = await health(service);
  return checks.find(({ name }) => name === 'events.history');
};

const counted = async (service: TestService) => {
  const { body } = await service.http.get<string>('/metrics');
  return /^xaso_outbox_unknown_facts\{.*\} (\d+)$/m.exec(body)?.[1];
};

test('a database that lost what Kafka holds is found out, and a version that comes back is named; a sound one is not', async () => {
  await before.app.get(Ledger).fill('a', 3);
  await drain(before);
  // The state of the database before all this, as a restore to a point in time brings it back.
  const env = { DATABASE_URL: earlier.url, KAFKA_GROUP: 'earlier' };
  const after = await testService(ledger, { topicPrefix, env });
  await after.app.get(Ledger).open('a');
  await eventually(async () => {
    const check = await history(after);
    expect(check?.ok).toBe(false);
    expect(check?.detail).toContain('Kafka holds 3 facts that this database does not know');
    expect(check?.detail).toContain('1 of them came back under another event id (a version 1)');
  });
  expect(await counted(after)).toBe('3');
  expect((await after.http.get('/health/ready')).status).toBe(200);
  expect(await history(before)).toMatchObject({ ok: true });
  expect(await counted(before)).toBe('0');
  await after.stop();
});
