import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asAdmin, freePort, type PostgresServer, startPostgres } from '@xaso/servers';
import pg from 'pg';
import { PostgresProxy } from './postgres-proxy.js';

let server: PostgresServer;
let proxy: PostgresProxy;
let through: string;

beforeAll(async () => {
  server = await startPostgres({ fsync: false });
  proxy = new PostgresProxy(new URL(server.adminUrl).host);
  const port = await freePort();
  await proxy.listen(port);
  const url = new URL(server.adminUrl);
  url.host = `127.0.0.1:${port}`;
  through = url.href;
  await asAdmin(server.adminUrl, (client) => client.query('create table proxied (n int)'));
});
afterAll(async () => {
  await proxy.close();
  await asAdmin(server.adminUrl, (client) => client.query('drop table proxied'));
  await server.stop();
});

/** Stores a number through the proxy in a transaction. */
async function store(n: number, application = 'writer'): Promise<void> {
  const client = new pg.Client({ connectionString: through, application_name: application });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('insert into proxied values ($1)', [n]);
    await client.query('COMMIT');
  } finally {
    await client.end().catch(() => undefined);
  }
}

const stored = (n: number) =>
  asAdmin(
    server.adminUrl,
    async (client) => (await client.query('select from proxied where n = $1', [n])).rowCount === 1,
  );

const commit = { tag: /^COMMIT$/, application: /^writer$/, count: 1 } as const;

describe('the proxy before PostgreSQL', () => {
  test('passes on what nobody asked it to take away', async () => {
    await store(1);
    expect(await stored(1)).toBe(true);
  });

  test('takes the answer of a commit away: it is stored, and its client does not know', async () => {
    const vanished = proxy.vanish({ ...commit, how: 'swallow' }, 10_000);
    await expect(store(2)).rejects.toThrow();
    expect(await vanished).toBe(1);
    expect(await stored(2)).toBe(true);
  });

  test('takes the commit itself away: it is not stored, and its client sees the same', async () => {
    const vanished = proxy.vanish({ ...commit, how: 'before' }, 10_000);
    await expect(store(3)).rejects.toThrow();
    expect(await vanished).toBe(1);
    expect(await stored(3)).toBe(false);
  });

  test('leaves other applications alone, and says so when its time is over', async () => {
    const vanished = proxy.vanish({ ...commit, how: 'swallow' }, 300);
    await store(4, 'reader');
    expect(await vanished).toBe(0);
    await store(5);
    expect(await stored(5)).toBe(true);
  });
});
