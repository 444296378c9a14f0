import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually, freshDatabase, type FreshDatabase } from '@xaso/testing';
import type pg from 'pg';
import type { OutboxRow, Producer } from '../ports.js';
import { appendRow, connected, seeded } from '../spec/service/outbox-rows.js';
import { ledgerSets } from '../spec/service/ledger.service.js';
import { Bell, systemTimer } from '../timer.js';
import { PgOutboxReader } from './outbox-reader.pg.js';
import { Relay } from './relay.js';

const WRITERS = 8;
const TRANSACTIONS = 60;
const ACCOUNTS = ['a', 'b', 'c', 'd', 'e'];

let database: FreshDatabase;
let clients: pg.Client[];
let relays: { stop(): Promise<void> }[];

beforeEach(async () => {
  database = await freshDatabase(ledgerSets);
  clients = [];
  relays = [];
  const setup = await connected(database.url, clients);
  await setup.query('insert into account select id, 0, 0 from unnest($1::text[]) id', [ACCOUNTS]);
});

afterEach(async () => {
  for (const relay of relays) await relay.stop();
  for (const client of clients) await client.end();
  await database.drop();
});

/** Keeps what it is sent; some acknowledgements are lost when a spec wants it. */
class Log implements Producer {
  readonly rows: OutboxRow[] = [];

  constructor(private readonly loses: () => boolean) {}

  send(rows: readonly OutboxRow[]): Promise<void> {
    this.rows.push(...rows);
    return this.loses() ? Promise.reject(new Error('no acknowledgement')) : Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function relay(log: Log, owner = 'one'): void {
  const reader = new PgOutboxReader({
    connectionString: database.url,
    schema: 'public',
    applicationName: 'relay',
    pageRows: 7,
  });
  const quiet = {
    leading: () => undefined,
    published: () => undefined,
    settled: () => undefined,
    failed: () => undefined,
  };
  const times = { leaseMs: 400, idleMs: 20, flushMs: 1_000 };
  const made = new Relay(reader, log, systemTimer, new Bell(), quiet, { owner, ...times });
  const running = made.run();
  relays.push({
    stop: async () => {
      made.stop();
      await running;
      await reader.close();
    },
  });
}

/** Transactions as they come: early ids, waits for rows, savepoints that are rolled back, some of them given up. */
async function write(seed: number): Promise<void> {
  const client = await connected(database.url, clients);
  const chance = seeded(seed);
  for (let n = 0; n < TRANSACTIONS; n += 1) {
    const account = ACCOUNTS[Math.floor(chance() * ACCOUNTS.length)] as string;
    await client.query('begin');
    // Its transaction id is older than those of writers that commit before it gets the row.
    if (chance() < 0.3) await client.query('select pg_current_xact_id()');
    const { rows } = await client.query<{ version: number }>(
      'update account set version = version + 1 where id = $1 returning version',
      [account],
    );
    await appendRow(client, account, rows[0]?.version ?? 0);
    if (chance() < 0.3) {
      await client.query('savepoint s');
      await appendRow(client, account, -1);
      await client.query('rollback to s');
    }
    await client.query(chance() < 0.15 ? 'rollback' : 'commit');
  }
}

/** A transaction that holds an old id and low sequence numbers while all others come and go. */
async function longTransaction(): Promise<{ commit(): Promise<unknown> }> {
  const client = await connected(database.url, clients);
  await client.query('begin');
  await appendRow(client, 'late', 1);
  return { commit: () => client.query('commit') };
}

const committed = async () => {
  const client = clients[0] as pg.Client;
  return (await client.query<{ seq: string }>('select seq from outbox order by seq')).rows.map((row) =>
    BigInt(row.seq),
  );
};

const inOrder = (rows: readonly OutboxRow[]) =>
  ACCOUNTS.map((key) =>
    rows.filter((row) => row.key === key).map((row) => Number(row.payload.split(' ')[1])),
  );

const counting = (version: number[]) => version.map((_, index) => index + 1);

const bySize = (a: bigint, b: bigint) => Number(a - b);

describe('with many writers at work', () => {
  test('everything that is committed is sent exactly once, in the order of each aggregate', async () => {
    const log = new Log(() => false);
    const late = await longTransaction();
    relay(log);
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(index + 1)));
    await eventually(async () => expect(log.rows.length).toBe((await committed()).length));
    // Its sequence number is the lowest of all; a reader that remembers the highest would never see it.
    await late.commit();
    const everything = await committed();
    await eventually(() => expect(log.rows.length).toBe(everything.length));
    expect(log.rows.at(-1)?.key).toBe('late');
    expect(log.rows.map((row) => row.seq).sort(bySize)).toEqual(everything);
    for (const versions of inOrder(log.rows)) expect(versions).toEqual(counting(versions));
  });

  test('nothing is lost or disordered when acknowledgements are lost and leaders change', async () => {
    const chance = seeded(99);
    const log = new Log(() => chance() < 0.1);
    const late = await longTransaction();
    relay(log, 'one');
    relay(log, 'two');
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, index) => write(index + 100)));
    const admin = await connected(database.url, clients);
    const done = writing.then(() => true);
    // The leader loses its backends again and again, and with them, now and then, its lease.
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where application_name ~ '^relay' and datname = current_database()`;
    for (let kills = 0; kills < 20; kills += 1) {
      const before = log.rows.length;
      await eventually(async () => {
        if (!(await Promise.race([done, Promise.resolve(false)])))
          expect(log.rows.length).toBeGreaterThan(before);
      });
      await admin.query(kill);
    }
    await writing;
    await late.commit();
    const everything = await committed();
    await eventually(() => expect(new Set(log.rows.map((row) => row.seq)).size).toBe(everything.length));
    for (const versions of inOrder(log.rows)) {
      // Each version for the first time after its predecessor: what comes again was there before.
      const first = versions.filter((version, index) => versions.indexOf(version) === index);
      expect(first).toEqual(counting(first));
    }
  });
});
