import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually, freshDatabase, type FreshDatabase } from '@xaso/testing';
import type pg from 'pg';
import { messagingMigrations } from '../migrations.js';
import { OutboxUnusable, type OutboxRow } from '../ports.js';
import { appendRow, connected } from '../spec/service/outbox-rows.js';
import { PgOutboxReader, READING_SETTINGS } from './outbox-reader.pg.js';
import { PEEK } from './pg-window.js';

const LEASE_MS = 60_000;

let database: FreshDatabase;
let writer: pg.Client;
let open: { end(): Promise<unknown> }[];
let clients: pg.Client[];

beforeEach(async () => {
  database = await freshDatabase([messagingMigrations]);
  open = [];
  clients = [];
  writer = await connected(database.url, clients);
});

afterEach(async () => {
  for (const one of [...open, ...clients]) await one.end();
  await database.drop();
});

function readerOf(
  bounds: { pageRows?: number; pageBytes?: number; onCommit?: () => void } = {},
): PgOutboxReader {
  const reader = new PgOutboxReader({
    connectionString: database.url,
    schema: 'public',
    applicationName: 'relay',
    ...bounds,
  });
  open.push({ end: () => reader.close() });
  return reader;
}

async function acquired(reader: PgOutboxReader, owner = 'one', leaseMs = LEASE_MS) {
  const held = await reader.acquire(owner, leaseMs);
  if (!held) throw new Error(`${owner} does not get the lease`);
  return held;
}

const versions = (rows: readonly OutboxRow[]) => rows.map((row) => Number(row.payload.split(' ')[1]));

async function append(from: number, to: number, key = 'a'): Promise<void> {
  for (let version = from; version <= to; version += 1) await appendRow(writer, key, version);
}

describe('a window', () => {
  test('goes on after a crash where the cursor stands, with the same end; what came later is in the next one', async () => {
    await append(1, 8);
    const crashed = readerOf({ pageRows: 3 });
    const { lease, cursor } = await acquired(crashed, 'crashed', 200);
    const window = crashed.window(cursor);
    const first = await window.next();
    expect(versions(first.rows)).toEqual([1, 2, 3]);
    const reached = { old: cursor.old, target: window.target, afterSeq: first.rows.at(-1)?.seq ?? 0n };
    await crashed.save(lease, reached, 200);
    // Sent and acknowledged, perhaps, but never stored.
    expect(versions((await window.next()).rows)).toEqual([4, 5, 6]);
    await append(9, 10);

    const heir = readerOf({ pageRows: 3 });
    const taken = await eventually(() => acquired(heir, 'heir'));
    expect(taken.cursor).toEqual(reached);
    const rest = heir.window(taken.cursor);
    const pages = [await rest.next(), await rest.next()];
    expect(pages.map((page) => versions(page.rows))).toEqual([
      [4, 5, 6],
      [7, 8],
    ]);
    expect(pages.map((page) => page.last)).toEqual([false, true]);
    const next = await heir.window({ old: rest.target, target: null, afterSeq: 0n }).next();
    expect(versions(next.rows)).toEqual([9, 10]);
    await rest.close();
  });

  test('of several pages is walked by one cursor of the server, which is given back at the end and gone on with', async () => {
    await append(1, 30);
    const reader = readerOf({ pageRows: 10 });
    const { cursor } = await acquired(reader);
    const window = reader.window(cursor);
    const state = async () => {
      const sql = `select state, query from pg_stat_activity where application_name = 'relay-reading' and datname = current_database()`;
      return (await writer.query<{ state: string; query: string }>(sql)).rows[0];
    };
    expect(versions((await window.next()).rows)).toHaveLength(10);
    expect(await state()).toMatchObject({ state: 'idle' });
    expect(versions((await window.next()).rows)).toHaveLength(10);
    expect(await state()).toEqual({ state: 'idle in transaction', query: 'fetch 10 from w' });
    await window.close();
    expect(await state()).toMatchObject({ state: 'idle', query: 'rollback' });
    expect(versions((await window.next()).rows)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    expect(await window.next()).toEqual({ rows: [], last: true });
    await window.close();
  });

  test('comes in pages that are bounded in bytes as well, of one fact at least', async () => {
    for (let version = 1; version <= 6; version += 1)
      await appendRow(writer, 'a', version, `a ${version} `.padEnd(40_000, 'x'));
    const reader = readerOf({ pageRows: 100, pageBytes: 100_000 });
    const { cursor } = await acquired(reader);
    const first = await reader.window(cursor).next();
    expect(versions(first.rows)).toEqual([1, 2, 3]);
    expect(first.last).toBe(false);
    const tight = await readerOf({ pageRows: 100, pageBytes: 1 }).window(cursor).next();
    expect(versions(tight.rows)).toEqual([1]);
  });

  test('is aborted by a close while it is read', async () => {
    await append(1, 1);
    const reader = readerOf();
    const { cursor } = await acquired(reader);
    // A transaction would see the same activity all the time.
    const looker = await connected(database.url, clients);
    await writer.query('begin; lock table outbox in access exclusive mode');
    const window = reader.window(cursor);
    const outcome = window.next().then(
      () => 'read',
      () => 'aborted',
    );
    await eventually(async () => {
      const sql = `select 1 from pg_stat_activity where application_name = 'relay-reading' and wait_event_type = 'Lock'`;
      expect((await looker.query(sql)).rowCount).toBe(1);
    });
    await window.close();
    expect(await outcome).toBe('aborted');
    await writer.query('rollback');
    expect(versions((await reader.window(cursor).next()).rows)).toEqual([1]);
  });

  test('is found without reading what was published, whatever the statistics say', async () => {
    await writer.query(`
      insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
      select uuidv7(), 't', 'a', 'a.b.c', 'a.b', 'a', n, '{}', 'x' from generate_series(1, 5000) n`);
    const reading = await connected(database.url, clients, READING_SETTINGS);
    await reading.query(`prepare look(text, text, bigint, int, int) as ${PEEK}`);
    const { rows } = await reading.query<{ 'QUERY PLAN': string }>(
      `explain execute look('1:1:', null, 0, 2000, 1000000)`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan on outbox_\w+_tx_seq_idx/);
    expect(plan).not.toMatch(/Seq Scan|(?<!_tx)_seq_idx|Gather/);
  });
});

describe('a lease', () => {
  test('belongs to one owner until it runs out; then the next epoch begins, and the old one changes nothing', async () => {
    const [one, two] = [readerOf(), readerOf()];
    const first = await acquired(one, 'one');
    expect(await two.acquire('two', LEASE_MS)).toBeUndefined();
    expect(await one.save(first.lease, first.cursor, 1)).toBe(true);
    const second = await eventually(() => acquired(two, 'two'));
    expect(second.lease.epoch).toBe(first.lease.epoch + 1n);
    expect(await one.save(first.lease, { ...first.cursor, afterSeq: 99n }, LEASE_MS)).toBe(false);
    await one.release(first.lease);
    expect(await one.acquire('one', LEASE_MS)).toBeUndefined();
    expect(await two.save(second.lease, second.cursor, LEASE_MS)).toBe(true);
  });

  test('that was released is free at once', async () => {
    const [one, two] = [readerOf(), readerOf()];
    const { lease } = await acquired(one, 'one');
    await one.release(lease);
    await acquired(two, 'two');
  });

  test('is renewed while a long window is read', async () => {
    const reader = readerOf();
    const { lease, cursor } = await acquired(reader);
    await writer.query('begin; lock table outbox in access exclusive mode');
    const reading = reader.window(cursor).next();
    expect(await reader.save(lease, cursor, LEASE_MS)).toBe(true);
    await writer.query('rollback');
    expect(await reading).toEqual({ rows: [], last: true });
  });

  test('is found by a reader whose connections were killed', async () => {
    const reader = readerOf();
    const { lease, cursor } = await acquired(reader);
    await append(1, 2);
    await writer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name ~ '^relay' and datname = current_database()`,
    );
    await eventually(async () => expect(await reader.save(lease, cursor, LEASE_MS)).toBe(true));
    expect(versions((await reader.window(cursor).next()).rows)).toEqual([1, 2]);
  });
});

describe('an outbox that was moved or restored', () => {
  const strange: [string, string][] = [
    ['another system', `update relay_slot set system_identifier = '1'`],
    ['an earlier state of its server', `update relay_slot set old_snapshot = '999999999:999999999:'`],
    ['one in the middle of a window', `update relay_slot set target_snapshot = '999999999:999999999:'`],
  ];

  test.each(strange)('is published by nobody: the slot was left by %s', async (_what, change) => {
    const reader = readerOf();
    const { lease } = await acquired(reader);
    await reader.release(lease);
    await writer.query(change);
    const refused = reader.acquire('one', LEASE_MS);
    await expect(refused).rejects.toThrow(OutboxUnusable);
    await expect(refused).rejects.toThrow(
      'every fact stays in the outbox until an operator has rebased the slot',
    );
  });
});

test('a commit that another process tells of is heard', async () => {
  let heard = 0;
  const reader = readerOf({ onCommit: () => (heard += 1) });
  await acquired(reader);
  await writer.query(`select pg_notify('outbox_public', '')`);
  await eventually(() => expect(heard).toBe(1));
});
