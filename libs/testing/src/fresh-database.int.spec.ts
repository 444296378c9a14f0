import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MigrationSet } from '@xaso/platform';
import { asAdmin } from '@xaso/servers';
import { freshDatabase } from './fresh-database.js';

let sets: MigrationSet[];
const folders: string[] = [];

/** A folder of migrations, removed at the end. */
const migrations = async (files: Record<string, string>): Promise<MigrationSet[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-migrations-'));
  folders.push(folder);
  for (const [file, sql] of Object.entries(files)) await writeFile(join(folder, file), sql);
  return [{ name: 'notes', folder: pathToFileURL(`${folder}/`) }];
};

beforeAll(async () => {
  sets = await migrations({
    '0001_note.sql': 'create table note (text text primary key)',
    '0002_first.sql': `insert into note values ('from the migration')`,
  });
});
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const names = (url: string): Promise<string[]> =>
  asAdmin(url, async (client) =>
    (await client.query<{ text: string }>('select text from note order by 1')).rows.map((row) => row.text),
  );

describe('a fresh database', () => {
  test('has the migrations applied and is nobody else’s', async () => {
    const [one, other] = await Promise.all([freshDatabase(sets), freshDatabase(sets)]);
    await asAdmin(one.url, (client) => client.query(`insert into note values ('mine')`));
    expect(await names(one.url)).toEqual(['from the migration', 'mine']);
    expect(await names(other.url)).toEqual(['from the migration']);
    await Promise.all([one.drop(), other.drop()]);
    await expect(names(one.url)).rejects.toThrow('does not exist');
  });

  test('knows its migrations, so that a service accepts it', async () => {
    const { url, drop } = await freshDatabase(sets);
    const files = await asAdmin(
      url,
      async (client) => (await client.query('select file from schema_migration order by 1')).rows,
    );
    expect(files).toEqual([{ file: '0001_note.sql' }, { file: '0002_first.sql' }]);
    await drop();
  });

  test('sorts by code point and folds Vietnamese letters, whatever the server’s locale is', async () => {
    const { url, drop } = await freshDatabase(sets);
    const [row] = await asAdmin(url, async (client) => {
      const sql = `select datlocale, lower('ĐỨC') as folded from pg_database where datname = current_database()`;
      return (await client.query(sql)).rows as { datlocale: string; folded: string }[];
    });
    expect(row).toEqual({ datlocale: 'C.UTF-8', folded: 'đức' });
    await drop();
  });
});

describe('the template', () => {
  test('is another one when the text of a migration is another', async () => {
    const other = await migrations({
      '0001_note.sql': 'create table note (text text primary key, at timestamptz)',
    });
    const { url, drop } = await freshDatabase(other);
    await asAdmin(url, (client) => client.query('select at from note'));
    await drop();
  });
});
