import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPostgres as startServer } from '@xaso/servers';
import pg from 'pg';

/** A real PostgreSQL for the specs of this package: the one of the run when it is there, else an embedded one. */
export interface SpecPostgres {
  /** A new empty database; its address. */
  database(): Promise<string>;
  stop(): Promise<void>;
}

/** A server that a spec may stop and start. */
export interface OwnPostgres extends SpecPostgres {
  halt(): Promise<void>;
  restart(): Promise<void>;
}

/** `own`: not the server of the run, because the spec stops it. */
export async function startPostgres(own: true): Promise<OwnPostgres>;
export async function startPostgres(): Promise<SpecPostgres>;
export async function startPostgres(own = false): Promise<SpecPostgres | OwnPostgres> {
  const given = own ? undefined : adminUrlOfTheRun();
  if (given) {
    return { database: () => createDatabase(given), stop: async () => undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), 'platform-spec-'));
  // Started by root, the server runs under a user of its own, which has to reach its folder.
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const start = () => startServer({ mode: 'embedded', dataDir, port, fsync: false });
  let server = await start();
  return {
    database: () => createDatabase(server.adminUrl),
    halt: () => server.stop(),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The global setup of the integration run says which server it started. */
function adminUrlOfTheRun(): string | undefined {
  const run = process.env.XASO_TEST_RUN;
  return run === undefined ? undefined : (JSON.parse(run) as { adminUrl: string }).adminUrl;
}

async function createDatabase(adminUrl: string): Promise<string> {
  const name = `platform_${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) => client.query(`create database ${name}`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs something on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
