import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { freshDatabase, type FreshDatabase } from '@xaso/testing';
import type pg from 'pg';
import { messagingMigrations } from './migrations.js';
import { appendRow, connected } from './spec/service/outbox-rows.js';

let database: FreshDatabase;
let clients: pg.Client[];
let client: pg.Client;

beforeEach(async () => {
  database = await freshDatabase([messagingMigrations]);
  clients = [];
  client = await connected(database.url, clients);
});

afterEach(async () => {
  for (const one of clients) await one.end();
  await database.drop();
});

const partitions = async (parent: string) =>
  (
    await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass and inhrelid::regclass::text !~ 'default' order by 1`,
      [parent],
    )
  ).rows.map((row) => row.name);

/** Where a row is kept. */
const homeOf = async (table: string) =>
  (await client.query<{ home: string }>(`select tableoid::regclass::text as home from ${table}`)).rows.map(
    (row) => row.home,
  );

describe('partitions to come', () => {
  test('are made once, also when several processes make them at the same time', async () => {
    const makers = await Promise.all(Array.from({ length: 5 }, () => connected(database.url, clients)));
    await Promise.all(makers.map((one) => one.query('select ensure_messaging_partitions(8)')));
    expect(await partitions('outbox')).toHaveLength(9);
    expect(await partitions('inbox')).toHaveLength(9);
  });

  test('take the rows that came too early for them, and number new ones on', async () => {
    await client.query(
      `insert into inbox (event_id, consumer) values (uuid_v7_bound(now() + interval '40 days'), 'x')`,
    );
    await appendRow(client, 'a', 1);
    await client.query(`update outbox set recorded_at = now() + interval '40 days'`);
    expect([...(await homeOf('inbox')), ...(await homeOf('outbox'))]).toEqual([
      'inbox_default',
      'outbox_default',
    ]);
    await client.query('select ensure_messaging_partitions(8)');
    for (const home of [...(await homeOf('inbox')), ...(await homeOf('outbox'))])
      expect(home).toMatch(/box_\d{4}w\d\d$/);
    await appendRow(client, 'a', 2);
    expect((await client.query('select seq from outbox order by seq')).rows).toEqual([
      { seq: '1' },
      { seq: '2' },
    ]);
  });

  test('keep no writer waiting, however long one of them takes', async () => {
    const slow = await connected(database.url, clients);
    await slow.query('begin');
    await appendRow(slow, 'a', 1);
    await client.query('select ensure_messaging_partitions(8)');
    await appendRow(client, 'a', 2);
    await slow.query('commit');
    expect(await partitions('outbox')).toHaveLength(9);
  });
});

describe('partitions that have served', () => {
  const OLD = '2020w02';
  const drop = async () =>
    (
      await client.query<{ name: string }>(`select drop_messaging_partitions('7 days', '30 days') as name`)
    ).rows.map((row) => row.name);

  beforeEach(async () => {
    await client.query(
      `select add_messaging_partition('outbox', 'recorded_at', '${OLD}', '2020-01-06Z', '2020-01-13Z')`,
    );
    await client.query(
      `select add_messaging_partition('inbox', 'event_id', '${OLD}', uuid_v7_bound('2020-01-06Z')::text, uuid_v7_bound('2020-01-13Z')::text)`,
    );
    await appendRow(client, 'a', 1);
    await client.query(`update outbox set recorded_at = '2020-01-07Z'`);
    await client.query(
      `insert into inbox (event_id, consumer, received_at) values (uuid_v7_bound('2020-01-07Z'), 'x', '2020-01-07Z')`,
    );
  });

  const slot = (snapshot: string) =>
    client.query(
      `insert into relay_slot (slot, system_identifier, old_snapshot) values ('main', 'x', ${snapshot})`,
    );

  test('are dropped whole when all of it is published and handled long ago', async () => {
    await slot('pg_current_snapshot()::text');
    expect((await drop()).sort()).toEqual([`inbox_${OLD}`, `outbox_${OLD}`]);
    expect(await drop()).toEqual([]);
  });

  test('are kept as long as a fact in it waits for the relay', async () => {
    expect(await drop()).toEqual([`inbox_${OLD}`]);
    await slot(`'1:1:'`);
    expect(await drop()).toEqual([]);
    expect(await partitions('outbox')).toContain(`outbox_${OLD}`);
  });

  test('are kept as long as an old event in it was handled lately: a copy of it may come at any time', async () => {
    await slot('pg_current_snapshot()::text');
    await client.query('update inbox set received_at = now()');
    expect(await drop()).toEqual([`outbox_${OLD}`]);
  });
});
