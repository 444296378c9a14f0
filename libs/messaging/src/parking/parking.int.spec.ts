import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, eventually, privateTopics, testService, type TestService } from '@xaso/testing';
import { type Actor, DomainError } from '@xaso/kernel';
import { AccountCredited, ledgerRecord } from '../spec/ledger.js';
import { booked, health, upTo } from '../spec/service/bookings.js';
import { Knobs, Ledger, ledger, ledgerTopics } from '../spec/service/ledger.service.js';
import { copyOf, produceRaw } from '../spec/service/raw-kafka.js';
import { readTopic } from '../topics/read-topic.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { Parking } from './parking.js';

const CONSUMER = 'ledger.bookings';
const actor: Actor = { id: 'an', role: 'operator', communes: '*' };

let service: TestService;
let parking: Parking;
let knobs: Knobs;
let book: Ledger;
let topic: string;

beforeAll(async () => {
  const topicPrefix = privateTopics();
  await ledgerTopics(topicPrefix);
  service = await testService(ledger, { topicPrefix });
  parking = service.app.get(Parking);
  knobs = service.app.get(Knobs);
  book = service.app.get(Ledger);
  topic = `${topicPrefix}${AccountCredited.topic}`;
});
afterAll(() => service?.stop());

const parkedUnder = async (key: string) => (await parking.list(1_000)).filter((one) => one.key === key);

/** Makes the handler `bookings` refuse these versions of a key. */
function refuse(key: string, ...versions: number[]): void {
  knobs.before = (event) => {
    if (event.key === key && versions.includes(event.data.aggregateVersion))
      throw new RangeError(`${key} is too much`);
  };
}

const heal = () => {
  knobs.before = () => undefined;
};

const raw = (record: ReturnType<typeof ledgerRecord>) => produceRaw(topic, [copyOf(record)]);

describe('an event that its handler refuses', () => {
  test('is parked with its key; other keys and other consumers flow, and later events of the key wait', async () => {
    refuse('bad', 2);
    await Promise.all([book.fill('bad', 4), book.fill('good', 4)]);
    await drain(service);
    expect(await booked(service, 'bad')).toEqual([1]);
    expect(await booked(service, 'good')).toEqual(upTo(4));
    expect(await booked(service, 'bad', 'credits')).toEqual([2, 3, 4]);
    const behind = { error: 'stands behind a parked event of its key', attempts: 0 };
    const { body: metrics } = await service.http.get<string>('/metrics');
    expect(metrics).toMatch(/^xaso_parked_events\{service="ledger"\} 3$/m);
    expect(metrics).toMatch(/^xaso_blocked_keys\{service="ledger"\} 1$/m);
    expect(metrics).toMatch(/^xaso_outbox_unpublished\{service="ledger"\} 0$/m);
    expect(await parkedUnder('bad')).toMatchObject([
      { consumer: CONSUMER, type: AccountCredited.type, error: 'RangeError: bad is too much', attempts: 3 },
      behind,
      behind,
    ]);
  });

  test('stays parked as it was when it is redriven too early', async () => {
    const before = await parkedUnder('bad');
    const result = await parking.redrive(CONSUMER, 'bad', actor);
    expect(result).toEqual({ redriven: 0, left: 3, error: 'RangeError: bad is too much' });
    expect(await parkedUnder('bad')).toEqual(before);
    expect(await booked(service, 'bad')).toEqual([1]);
  });

  test('has its effect when it is redriven after the fault is healed, and those behind it after it', async () => {
    heal();
    expect(await parking.redrive(CONSUMER, 'bad', actor)).toEqual({ redriven: 3, left: 0 });
    expect(await booked(service, 'bad')).toEqual(upTo(4));
    await book.credit('bad', 4, 1);
    await drain(service);
    expect(await booked(service, 'bad')).toEqual(upTo(5));
    expect(await parkedUnder('bad')).toEqual([]);
    const audited = await service.db.query(
      `select actor_id, subject_id from audit_log where action = 'parked.redrive'`,
    );
    expect(audited).toEqual([{ actor_id: 'an', subject_id: `${CONSUMER}:bad` }]);
  });

  test('stays parked also when its handler refuses it by a rule of the domain', async () => {
    const rule = () => {
      throw new DomainError('not-found', 'account-unknown', 'no such account');
    };
    knobs.before = (event) => (event.key === 'ruled' ? rule() : undefined);
    await book.fill('ruled', 1);
    await drain(service);
    const result = await parking.redrive(CONSUMER, 'ruled', actor);
    expect(result).toEqual({ redriven: 0, left: 1, error: 'DomainError: no such account' });
    heal();
    expect(await parking.redrive(CONSUMER, 'ruled', actor)).toEqual({ redriven: 1, left: 0 });
  });

  test('in the middle of a list: what comes before it is done, it and the rest stay', async () => {
    refuse('half', 2, 4);
    await book.fill('half', 5);
    await drain(service);
    refuse('half', 4);
    const result = await parking.redrive(CONSUMER, 'half', actor);
    expect(result).toEqual({ redriven: 2, left: 2, error: 'RangeError: half is too much' });
    expect(await booked(service, 'half')).toEqual([1, 2, 3]);
    heal();
    await parking.redrive(CONSUMER, 'half', actor);
    expect(await booked(service, 'half')).toEqual(upTo(5));
  });

  test('is given up with a reason: it never has an effect, also when it comes again', async () => {
    refuse('lost', 2);
    await book.fill('lost', 3);
    await drain(service);
    heal();
    const [first] = await parkedUnder('lost');
    await parking.discard(CONSUMER, first?.eventId ?? '', actor, 'ghi nhầm');
    expect(await parking.redrive(CONSUMER, 'lost', actor)).toEqual({ redriven: 1, left: 0 });
    const [record] = (
      await readTopic(service.app.get<MessagingOptions>(MESSAGING_OPTIONS).brokers, topic)
    ).filter((one) => one.headers['ce_id']?.toString() === first?.eventId);
    await produceRaw(topic, [copyOf(record as NonNullable<typeof record>)]);
    await drain(service);
    expect(await booked(service, 'lost')).toEqual([1, 3]);
    const audited = await service.db.query(`select reason from audit_log where action = 'parked.discard'`);
    expect(audited).toEqual([{ reason: 'ghi nhầm' }]);
  });

  test('is redriven while a new one of its key arrives: that one waits and comes after', async () => {
    refuse('race', 2);
    await book.fill('race', 2);
    await drain(service);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    knobs.before = (event) => (event.key === 'race' ? gate : undefined);
    const redriving = parking.redrive(CONSUMER, 'race', actor);
    await book.credit('race', 2, 1);
    // The consumer stands before the lock that the redrive holds.
    await eventually(async () => {
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%from blocked_key%'`;
      expect(await service.db.query(waiting)).toHaveLength(1);
    });
    open();
    expect(await redriving).toEqual({ redriven: 1, left: 0 });
    await drain(service);
    expect(await booked(service, 'race')).toEqual(upTo(3));
    expect(await parkedUnder('race')).toEqual([]);
    heal();
  });

  test('that is not parked can be neither redriven nor given up', async () => {
    await expect(parking.redrive(CONSUMER, 'good', actor)).rejects.toMatchObject({ code: 'not-parked' });
    await expect(parking.redrive('no.such', 'good', actor)).rejects.toMatchObject({
      code: 'consumer-unknown',
    });
    await expect(parking.discard(CONSUMER, randomUUID(), actor, 'x')).rejects.toMatchObject({
      code: 'not-parked',
    });
  });
});

describe('a record that is no fact', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x7b]);
  const cases: [string, string, ReturnType<typeof ledgerRecord>, Buffer | null, string][] = [
    [
      'unknown',
      'of an unknown type',
      ledgerRecord(AccountCredited, { key: 'unknown', type: 'ledger.account.renamed' }),
      null,
      'no known fact',
    ],
    [
      'binary',
      'that is not text',
      ledgerRecord(AccountCredited, { key: 'binary', value: bytes }),
      bytes,
      'not UTF-8',
    ],
    [
      'tomb',
      'without a value',
      ledgerRecord(AccountCredited, { key: 'tomb', value: null }),
      null,
      'tombstone',
    ],
    [
      'nul',
      'with a NUL in its type',
      ledgerRecord(AccountCredited, { key: 'nul', type: 'ledger.\0' }),
      null,
      'no known fact',
    ],
  ];

  test.each(cases)('is parked: %s, %s', async (key, _what, record, value, reason) => {
    await raw(record);
    await drain(service);
    const rows = await service.db.query<{ consumer: string; error: string; raw_value: Buffer | null }>(
      'select consumer, error, raw_value from parked_event where key = $1 order by consumer',
      [key],
    );
    expect(rows.map((row) => row.consumer)).toEqual(['ledger.bookings', 'ledger.credits']);
    expect(rows[0]?.error).toContain(reason);
    expect(rows[0]?.raw_value).toEqual(value ?? record.value);
  });

  test('is parked with headers that no database takes as they are', async () => {
    const record = ledgerRecord(AccountCredited, { key: 'headers', value: bytes });
    await raw({ ...record, headers: { ...record.headers, 'x\0y': Buffer.from([0, 255]) } });
    await drain(service);
    expect(await parkedUnder('headers')).toHaveLength(2);
  });

  test('blocks its key until it is discarded; what came behind it follows', async () => {
    await raw(ledgerRecord(AccountCredited, { key: 'mixed', value: Buffer.from('{') }));
    await raw(ledgerRecord(AccountCredited, { key: 'mixed', data: { aggregateVersion: 2 } }));
    await drain(service);
    expect(await booked(service, 'mixed')).toEqual([]);
    for (const consumer of [CONSUMER, 'ledger.credits']) {
      const [first] = (await parkedUnder('mixed')).filter((one) => one.consumer === consumer);
      expect(first?.eventId).toMatch(/\/\d+\/\d+$|^[0-9a-f-]{36}$/);
      await parking.discard(consumer, first?.eventId ?? '', actor, 'không đọc được');
      await parking.redrive(consumer, 'mixed', actor);
    }
    expect(await booked(service, 'mixed')).toEqual([2]);
  });

  test('and has no key stops its partition, in sight of everybody, until an operator has moved the stored offset', async () => {
    const { partition } = (
      await readTopic(service.app.get<MessagingOptions>(MESSAGING_OPTIONS).brokers, topic)
    ).find((one) => one.key?.toString() === 'good') ?? { partition: 0 };
    await produceRaw(topic, [{ ...copyOf(ledgerRecord(AccountCredited)), key: null, partition }]);
    await book.credit('good', 4, 1);
    await eventually(async () => {
      const { status, checks } = await health(service);
      expect(status).toBe('degraded');
      const check = checks.find((one) => one.name === 'events.consumer');
      expect(check?.detail).toContain(`${topic}/${partition} halted`);
      expect(check?.detail).toContain('the key is missing');
    });
    expect(await booked(service, 'good')).toEqual(upTo(4));
    await service.db.query('update consumer_offset set next = next + 1 where topic = $1 and partition = $2', [
      topic,
      partition,
    ]);
    // A rebalance looks at halted partitions again, as does time.
    const second = await testService(ledger, {
      topicPrefix: service.topicPrefix,
      env: { DATABASE_URL: service.db.url },
    });
    await eventually(async () => expect(await booked(service, 'good')).toEqual(upTo(5)));
    await second.stop();
  });
});
