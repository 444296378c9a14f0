import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, privateTopics, testService, type TestService } from '@xaso/testing';
import type pg from 'pg';
import { Parking } from '../parking/parking.js';
import { booked, upTo } from '../spec/service/bookings.js';
import { Knobs, Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { connected } from '../spec/service/outbox-rows.js';

let service: TestService;
let knobs: Knobs;
let book: Ledger;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
  knobs = service.app.get(Knobs);
  book = service.app.get(Ledger);
});
afterAll(() => service?.stop());

const parkedUnder = async (key: string) =>
  (await service.app.get(Parking).list(1_000)).filter((one) => one.key === key);

const heal = () => {
  knobs.before = () => undefined;
};

describe('a database that goes away in a handler', () => {
  test('only delays: the event is tried again until it works, and nothing is parked', async () => {
    let kills = 0;
    knobs.before = async (event, tx) => {
      if (event.key !== 'shaken' || kills >= 5) return;
      kills += 1;
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    };
    await book.fill('shaken', 3);
    await drain(service);
    expect(kills).toBe(5);
    expect(await parkedUnder('shaken')).toEqual([]);
    expect(await booked(service, 'shaken')).toEqual(upTo(3));
    heal();
  });
});

describe('a lock that somebody else holds for long', () => {
  test('only delays: waiting for it is not held against the event', async () => {
    const clients: pg.Client[] = [];
    const holder = await connected(service.db.url, clients);
    await holder.query('select pg_advisory_lock(4711)');
    let tried = 0;
    knobs.before = async (event, tx) => {
      if (event.key !== 'locked') return;
      tried += 1;
      // Held for longer than the three tries that an event has, then let go.
      if (tried === 5) await holder.query('select pg_advisory_unlock(4711)');
      await tx.query('select pg_advisory_xact_lock(4711)');
    };
    await book.open('locked');
    await drain(service);
    heal();
    await clients[0]?.end();
    expect(tried).toBe(5);
    expect(await parkedUnder('locked')).toEqual([]);
    expect(await booked(service, 'locked')).toEqual(upTo(1));
  });
});
