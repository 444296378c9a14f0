import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { drain, eventually, privateTopics, testService, type TestService } from '@xaso/testing';
import type { Actor } from '@xaso/kernel';
import { booked, health, upTo } from '../spec/service/bookings.js';
import { Knobs, Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { Parking } from './parking.js';

const CONSUMER = 'ledger.bookings';
const actor: Actor = { id: 'an', role: 'operator', communes: '*' };

let service: TestService;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix, env: { PARKED_CAP: '3' } });
});
afterAll(() => service?.stop());

const capReached = async () => {
  const { body } = await service.http.get<string>('/metrics');
  return /^xaso_parked_cap_reached\{.*consumer="ledger\.bookings".*\} (\d)$/m.exec(body)?.[1];
};

const details = async () => {
  const { status, checks } = await health(service);
  return { status, told: checks.flatMap(({ ok, detail }) => (ok ? [] : [detail ?? ''])).join('\n') };
};

test('a parked list that grows past its cap halts the partition, in sight of everybody; it goes on when there is room', async () => {
  const book = service.app.get(Ledger);
  service.app.get(Knobs).before = (event) => {
    if (event.key === 'full') throw new RangeError('too much');
  };
  await book.fill('full', 6);
  await eventually(async () => {
    const { status, told } = await details();
    expect(status).toBe('degraded');
    expect(told).toMatch(/ledger\.account\.v1\/\d halted: offset \d+: ledger\.bookings has 3 parked events/);
    expect(told).toContain('ledger.bookings has 3 parked events, and may have 3 (PARKED_CAP)');
  });
  expect(await service.app.get(Parking).count({ consumer: CONSUMER })).toBe(3);
  expect(await capReached()).toBe('1');
  // Requests are served all the while, and their facts are published.
  expect((await service.http.get('/health/ready')).status).toBe(200);
  expect(await book.credit('full', 6, 1)).toBe(1);
  service.app.get(Knobs).before = () => undefined;
  expect(await service.app.get(Parking).redrive(CONSUMER, 'full', actor)).toEqual({ redriven: 3, left: 0 });
  expect(await capReached()).toBeUndefined();
  // A rebalance looks at halted partitions again, as does time.
  const { topicPrefix } = service;
  const second = await testService(ledger, { topicPrefix, env: { DATABASE_URL: service.db.url } });
  await eventually(async () => expect(await booked(service, 'full')).toEqual(upTo(7)));
  await second.stop();
  await drain(service);
  expect((await details()).told).toBe('');
});
