import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '@xaso/testing';
import type pg from 'pg';
import { outboxCommand } from '../admin/outbox.command.js';
import { ledgerSets } from '../spec/service/ledger.service.js';
import { connected } from '../spec/service/outbox-rows.js';
import { outboxDays } from './outbox-days.js';

// UUIDv7 of 2026-03-01 and of the day after, in UTC.
const FIRST = '019ca7a0-0000-7000-8000-000000000001';
const SECOND = '019ca7a0-0000-7000-8000-000000000002';
const NEXT_DAY = '019cadc0-0000-7000-8000-000000000003';

const INSERT = `
  insert into outbox (event_id, topic, key, type, aggregate_type, aggregate_id, aggregate_version, headers, payload)
  values ($1, $2, 'k', 'a.b.c', 'a.b', 'k', 1, '{}', '{}')`;

const clients: pg.Client[] = [];
let database: FreshDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase(ledgerSets);
  client = await connected(database.url, clients);
  for (const [id, topic] of [
    [SECOND, 'a.b.v1'],
    [NEXT_DAY, 'a.b.v1'],
    [FIRST, 'a.b.v1'],
    [FIRST, 'a.c.v1'],
  ])
    await client.query(INSERT, [id, topic]);
});
afterAll(async () => {
  for (const one of clients) await one.end();
  await database?.drop();
});

const read = () =>
  outboxDays(
    {
      query: async <R>(sql: string, params: readonly unknown[] = []) =>
        (await client.query(sql, [...params])).rows as R[],
    },
    'ledger',
  );

/** As a reader in another language adds it up. */
const checksum = (...ids: string[]): string =>
  ids
    .map((id) => BigInt(`0x${createHash('md5').update(id).digest('hex').slice(0, 15)}`))
    .reduce((sum, mark) => sum + mark, 0n)
    .toString();

async function command(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const terminal = {
    out: (line: string) => (stdout += `${line}\n`),
    err: (line: string) => (stderr += `${line}\n`),
  };
  return { code: await outboxCommand(read, args, terminal), stdout, stderr };
}

describe('what an outbox wrote', () => {
  test('is counted by topic and the day of the id, with a checksum that any reader can make', async () => {
    expect(await read()).toMatchObject({
      source: '/xaso/ledger',
      since: null,
      days: [
        { topic: 'a.b.v1', day: '2026-03-01', count: 2, checksum: checksum(FIRST, SECOND) },
        { topic: 'a.b.v1', day: '2026-03-02', count: 1, checksum: checksum(NEXT_DAY) },
        { topic: 'a.c.v1', day: '2026-03-01', count: 1, checksum: checksum(FIRST) },
      ],
    });
  });

  test('is a table for people and a document for programs', async () => {
    const { stdout } = await command('days');
    expect(stdout).toMatch(/^a\.b\.v1 +2026-03-01 +2 +\d+$/m);
    expect(stdout).toContain('The outbox of /xaso/ledger: everything it ever wrote.');
    expect(JSON.parse((await command('days', '--json')).stdout)).toMatchObject({ source: '/xaso/ledger' });
  });

  test('is not told to who asks for something else', async () => {
    const { code, stderr } = await command('weeks');
    expect([code, stderr]).toEqual([2, expect.stringContaining('outbox takes "days"')]);
  });

  test('is told from the first whole day on once old weeks were dropped', async () => {
    // The installation is older than the oldest week that is kept, which begins on a Monday.
    await client.query(`update schema_migration set applied_at = now() - interval '70 days'`);
    const { since, days } = await read();
    expect(new Date(`${since}T00:00:00Z`).getUTCDay()).toBe(2);
    expect(days).toEqual([]);
  });
});
