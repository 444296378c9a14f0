import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { asAdmin } from './databases.js';
import { startPostgres, type PostgresServer } from './postgres.js';

let server: PostgresServer;

const kept = () =>
  asAdmin(
    server.adminUrl,
    async (client) => (await client.query<{ n: number }>('select n from kept order by n')).rows,
  );

/** Two connections to the server; resolves when the server has ended both. */
async function broken(by: (first: number) => Promise<void>): Promise<void> {
  const clients = [1, 2].map(() => new pg.Client({ connectionString: server.adminUrl }));
  const ended = clients.map(
    (client) =>
      new Promise<void>((resolve) => client.on('error', () => undefined).once('end', () => resolve())),
  );
  for (const client of clients) await client.connect();
  const { rows } = await (clients[0] as pg.Client).query<{ pid: number }>('select pg_backend_pid() as pid');
  await by(rows[0]?.pid ?? 0);
  await Promise.all(ended);
}

describe('a PostgreSQL of our own', () => {
  beforeAll(async () => {
    // A server that was given from outside is nobody's to kill.
    const given =
      process.env['POSTGRES_ADMIN_URL'] !== undefined || process.env['XASO_SERVERS'] === 'external';
    server = await startPostgres(given ? { mode: 'embedded' } : {});
    await asAdmin(server.adminUrl, (client) => client.query('create table kept (n int)'));
  });
  afterAll(() => server.stop());

  test('keeps what was committed when it is killed, and is back at the same address', async () => {
    await asAdmin(server.adminUrl, (client) => client.query('insert into kept values (1)'));
    await broken(() => server.kill());
    await expect(kept()).rejects.toThrow();
    await server.resume();
    expect(await kept()).toEqual([{ n: 1 }]);
  });

  test('breaks every connection when one of its processes is killed, and goes on by itself', async () => {
    await broken((pid) => server.killBackend(pid));
    await server.resume();
    const until = Date.now() + 20_000;
    let rows = await kept().catch(() => undefined);
    while (!rows && Date.now() < until) rows = await kept().catch(() => undefined);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
