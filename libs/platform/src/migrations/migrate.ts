import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { onOwnConnection } from '../transactions/own-connection.js';
import { MigrationError, readMigrations, type MigrationFile, type MigrationSet } from './migration-files.js';

const LOCK = 7_301_947_221;

/**
 * A change that waits for a lock makes every later query of the table wait behind it, those of the running version first of
 * all: it waits for a moment only, lets the others through, and comes again. Much less than `deadlock_timeout`, so that of
 * the two it is the one that gives way.
 */
const LOCK_TIMEOUT_MS = 300;
const LOCK_PAUSE_MS = 700;
const LOCK_TRIES = 60;
const LOCK_NOT_AVAILABLE = '55P03';

interface Applied {
  readonly set: string;
  readonly file: string;
  readonly checksum: string;
}

/**
 * Applies what is missing, one transaction a file, under a lock that a second runner waits for.
 * Returns what it applied as `<set>/<file>`. Throws MigrationError naming the file: what was applied before it stays.
 */
export function migrate(
  databaseUrl: string,
  sets: readonly MigrationSet[],
  log: (line: string) => void = () => undefined,
  schema = 'public',
): Promise<string[]> {
  return withClient(databaseUrl, schema, async (client) => {
    const files = await readMigrations(sets);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create schema if not exists ${client.escapeIdentifier(schema)}`);
    await client.query(
      `create table if not exists schema_migration (
         "set" text not null, file text not null, checksum text not null,
         applied_at timestamptz not null default now(), primary key ("set", file))`,
    );
    const missing = compare(files, await applied(client));
    for (const file of missing) {
      await applyBesideOthers(client, file, log);
      log(`applied ${nameOf(file)}`);
    }
    return missing.map(nameOf);
  });
}

/** What `migrate` would apply, as `<set>/<file>`; throws MigrationError when an applied file was changed. */
export function pendingMigrations(
  databaseUrl: string,
  sets: readonly MigrationSet[],
  schema = 'public',
): Promise<string[]> {
  return withClient(databaseUrl, schema, async (client) => {
    const files = await readMigrations(sets);
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      `${client.escapeIdentifier(schema)}.schema_migration`,
    ]);
    return compare(files, rows[0]?.there ? await applied(client) : []).map(nameOf);
  });
}

const withClient = <T>(databaseUrl: string, schema: string, work: (client: pg.Client) => Promise<T>) =>
  onOwnConnection(databaseUrl, { schema, name: 'migrations' }, work);

async function applied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select "set", file, checksum from schema_migration');
  return rows;
}

/** The files still to apply. Files that only the database knows belong to a newer release and do no harm. */
function compare(files: readonly MigrationFile[], done: readonly Applied[]): MigrationFile[] {
  const checksums = new Map(done.map((row) => [nameOf(row), row.checksum]));
  const last = new Map<string, string>();
  for (const { set, file } of done) if (file > (last.get(set) ?? '')) last.set(set, file);
  return files.filter((file) => {
    const checksum = checksums.get(nameOf(file));
    if (checksum === undefined) {
      const newest = last.get(file.set);
      if (newest !== undefined && file.file < newest) {
        throw new MigrationError(
          `migration ${nameOf(file)} comes before ${newest}, which is already applied; give it a later name`,
        );
      }
      return true;
    }
    if (checksum !== file.checksum) {
      throw new MigrationError(
        `migration ${nameOf(file)} was changed after it had been applied; restore it and put the change into a new file`,
      );
    }
    return false;
  });
}

async function applyBesideOthers(
  client: pg.Client,
  file: MigrationFile,
  log: (line: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await apply(client, file);
    } catch (error) {
      const locked = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!locked || attempt === LOCK_TRIES) throw failed(file, error);
      log(`${nameOf(file)} waits for a long transaction to end (${attempt} of ${LOCK_TRIES})`);
      await delay(LOCK_PAUSE_MS);
    }
  }
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT_MS}ms'`);
    await client.query(file.sql);
    await client.query('insert into schema_migration ("set", file, checksum) values ($1, $2, $3)', [
      file.set,
      file.file,
      file.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

function failed(file: MigrationFile, error: unknown): MigrationError {
  return new MigrationError(
    `migration ${nameOf(file)} failed${place(file, error)}: ${reason(error)}. ` +
      'Nothing of this file was kept; the files before it stay applied.',
    { cause: error },
  );
}

function place(file: MigrationFile, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isInteger(position) ? ` in line ${file.sql.slice(0, position).split('\n').length}` : '';
}

function reason(error: unknown): string {
  if (error instanceof pg.DatabaseError) return `${error.message} (SQLSTATE ${error.code ?? 'unknown'})`;
  return error instanceof Error ? error.message : String(error);
}

function nameOf({ set, file }: { set: string; file: string }): string {
  return `${set}/${file}`;
}
