import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { migrate, type MigrationSet } from '@xaso/platform';
import { asAdmin, createDatabase, databaseUrl } from '@xaso/servers';
import pg from 'pg';
import { runEnvironment } from './run-environment.js';

/** A database of one spec's own. */
export interface FreshDatabase {
  /** As its owner. */
  readonly url: string;
  /** Throws its connections out and removes it. */
  drop(): Promise<void>;
}

/**
 * A new database with these migrations applied. The first call with a list of migrations makes a template; the others
 * copy it, whatever process they run in.
 */
export async function freshDatabase(sets: readonly MigrationSet[]): Promise<FreshDatabase> {
  const { adminUrl, run } = runEnvironment();
  const template = `t${run}_${(await fingerprint(sets)).slice(0, 16)}`;
  const name = `t${run}_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, async (client) => {
    await withLock(client, template, () => provideTemplate(client, adminUrl, template, sets));
    await createDatabase(client, { name, template });
  });
  const drop = (): Promise<void> =>
    asAdmin(adminUrl, async (client) => {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    });
  return { url: databaseUrl(adminUrl, name), drop };
}

async function provideTemplate(
  client: pg.Client,
  adminUrl: string,
  name: string,
  sets: readonly MigrationSet[],
): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [
    name,
  ]);
  if (rowCount) return;
  const quoted = pg.escapeIdentifier(name);
  await client.query(`drop database if exists ${quoted}`);
  await createDatabase(client, { name });
  await migrate(databaseUrl(adminUrl, name), [...sets]);
  await client.query(`alter database ${quoted} is_template true`);
}

async function withLock(client: pg.Client, name: string, work: () => Promise<void>): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  try {
    await work();
  } finally {
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }
}

/** Changes when a set, a file's name or a file's text changes. */
async function fingerprint(sets: readonly MigrationSet[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { name, folder } of sets) {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
    for (const file of files)
      hash.update(`${name}\0${file}\0${await readFile(new URL(file, folder), 'utf8')}\0`);
  }
  return hash.digest('hex');
}
