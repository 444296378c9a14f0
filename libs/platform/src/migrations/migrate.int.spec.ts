import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { migrate, pendingMigrations, type MigrationSet } from '../index.js';
import { startPostgres, withClient, type SpecPostgres } from '../spec/postgres.js';

let postgres: SpecPostgres;
let url: string;
let folder: string;
let set: MigrationSet;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  url = await postgres.database();
  folder = await mkdtemp(join(tmpdir(), 'platform-migrations-'));
  set = { name: 'shop', folder: pathToFileURL(`${folder}/`) };
  await file('0002-second.sql', 'alter table a add column b text; create index on a (b);');
  await file('0001-first.sql', 'create table a (id int);');
});
afterEach(() => rm(folder, { recursive: true }));

const file = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql);

describe('migrations', () => {
  test('are applied once, in the order of their names', async () => {
    const said: string[] = [];
    expect(await pendingMigrations(url, [set])).toEqual(['shop/0001-first.sql', 'shop/0002-second.sql']);
    expect(await migrate(url, [set], (line) => said.push(line))).toEqual([
      'shop/0001-first.sql',
      'shop/0002-second.sql',
    ]);
    expect(said).toEqual(['applied shop/0001-first.sql', 'applied shop/0002-second.sql']);
    expect(await migrate(url, [set])).toEqual([]);
    expect(await pendingMigrations(url, [set])).toEqual([]);
  });

  test('of several processes at once are applied once', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, [set])));
    expect(applied.flat().sort()).toEqual(['shop/0001-first.sql', 'shop/0002-second.sql']);
  });

  test('that were changed after they had been applied are refused, naming the file', async () => {
    await migrate(url, [set]);
    await file('0001-first.sql', 'create table a (id bigint);');
    const refusal = /shop\/0001-first\.sql was changed after it had been applied/;
    await expect(migrate(url, [set])).rejects.toThrow(refusal);
    await expect(pendingMigrations(url, [set])).rejects.toThrow(refusal);
  });

  test('may come with the line ends of another system', async () => {
    await file('0001-first.sql', 'create table a (id int);\n-- end\n');
    await migrate(url, [set]);
    await file('0001-first.sql', 'create table a (id int);\r\n-- end\r\n');
    expect(await pendingMigrations(url, [set])).toEqual([]);
  });

  test('that fail keep nothing of their file, and the files before it', async () => {
    await file('0003-third.sql', 'create table c (id int);\ninsert into nowhere values (1);');
    await expect(migrate(url, [set])).rejects.toThrow(
      /^migration shop\/0003-third\.sql failed in line 2: .*"nowhere".*\(SQLSTATE 42P01\)\. Nothing of this file was kept/,
    );
    const there = await withClient(url, async (client) => {
      const { rows } = await client.query(
        `select to_regclass('a') is not null as a, to_regclass('c') is not null as c`,
      );
      return rows[0];
    });
    expect(there).toEqual({ a: true, c: false });
    expect(await pendingMigrations(url, [set])).toEqual(['shop/0003-third.sql']);
  });

  test('that were slipped in before applied ones are refused; those of a newer release do no harm', async () => {
    await migrate(url, [set]);
    await file('0001a-late.sql', 'select 1;');
    await expect(migrate(url, [set])).rejects.toThrow(/0001a-late\.sql comes before 0002-second\.sql/);
    await rm(join(folder, '0001a-late.sql'));
    await rm(join(folder, '0002-second.sql'));
    expect(await pendingMigrations(url, [set])).toEqual([]);
  });

  test('that wait for a lock let those through who write meanwhile, and are applied when it is free', async () => {
    await migrate(url, [set]);
    await file('0003-third.sql', 'alter table a add column c text;');
    const said: string[] = [];
    await withClient(url, async (reader) => {
      await reader.query('begin');
      await reader.query('select * from a');
      const migrating = migrate(url, [set], (line) => said.push(line));
      await withClient(url, async (writer) => {
        const waiting = `select from pg_locks where relation = 'a'::regclass and not granted`;
        while ((await writer.query(waiting)).rowCount === 0) continue;
        // The reader's transaction is still open: whoever waits for it for good keeps this one out as well.
        await writer.query('insert into a (id) values (1)');
      });
      await reader.query('commit');
      expect(await migrating).toEqual(['shop/0003-third.sql']);
    });
    expect(said[0]).toBe('shop/0003-third.sql waits for a long transaction to end (1 of 60)');
    expect(said.at(-1)).toBe('applied shop/0003-third.sql');
  });

  test('go into the schema they are told', async () => {
    await migrate(url, [set], undefined, 'rebuild_2');
    expect(await pendingMigrations(url, [set], 'rebuild_2')).toEqual([]);
    expect(await pendingMigrations(url, [set])).toHaveLength(2);
    await withClient(url, (client) => client.query('select * from rebuild_2.a'));
  });

  test('without a folder, or with one name twice, are refused by name', async () => {
    const lost = { name: 'lost', folder: pathToFileURL(`${folder}/nowhere/`) };
    await expect(migrate(url, [lost])).rejects.toThrow(/the migrations of "lost" are not in/);
    await expect(migrate(url, [set, set])).rejects.toThrow(/two migration sets are called "shop"/);
  });
});
