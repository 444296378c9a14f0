import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createService, loadConfig, migrate } from '../index.js';
import { AUDIENCE, ISSUER, Issuer } from '../spec/issuer.js';
import { startPostgres, withClient, type SpecPostgres } from '../spec/postgres.js';
import { sampleService } from '../spec/sample-service.js';
import { startUpFault } from './start-up-fault.js';

let postgres: SpecPostgres;
let issuer: Issuer;
let env: Record<string, string>;

beforeAll(async () => {
  postgres = await startPostgres();
  issuer = await Issuer.create();
  const DATABASE_URL = await postgres.database();
  await migrate(DATABASE_URL, sampleService.migrations);
  env = {
    DATABASE_URL,
    KAFKA_BROKERS: '127.0.0.1:9',
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS: issuer.jwks,
    LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await issuer.remove();
  await postgres.stop();
});

/** The line that a start in this environment ends with. */
async function faultOf(more: Record<string, string>): Promise<string> {
  const all = { ...env, ...more };
  try {
    const app = await createService(sampleService, loadConfig(sampleService.config, all));
    await app.listen(Number(more.PORT ?? 0), more.HOST ?? '127.0.0.1').finally(() => app.close());
  } catch (error) {
    const line = startUpFault('sample', error, all.DATABASE_URL);
    expect(line).toMatch(/^sample cannot start: [^\n]+$/);
    expect(line).not.toContain('hunter2');
    return line;
  }
  throw new Error('it started');
}

function changedUrl(change: (url: URL) => void): { DATABASE_URL: string } {
  const url = new URL(env.DATABASE_URL ?? '');
  change(url);
  return { DATABASE_URL: url.href };
}

test('names every wrong setting', async () => {
  expect(await faultOf({ PORT: 'http', KAFKA_BROKERS: '', DATABASE_URL: 'mysql://a:hunter2@b/c' })).toMatch(
    /3 settings are wrong: PORT must be .*; DATABASE_URL must be .*; KAFKA_BROKERS is missing/,
  );
});

test('names a database that refuses, and why', async () => {
  expect(await faultOf({ DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:1/none' })).toContain(
    'PostgreSQL at me@127.0.0.1:1/none refuses connections; start it or correct DATABASE_URL',
  );
  expect(await faultOf(changedUrl((url) => (url.password = 'hunter2')))).toContain(
    'refuses the role or its password',
  );
  expect(await faultOf(changedUrl((url) => (url.pathname = '/none')))).toContain('there is no such database');
  expect(await faultOf(changedUrl((url) => (url.hostname = 'nowhere.invalid')))).toContain('is not known');
});

test('names a port that is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await faultOf({ PORT: String(port) })).toContain('set PORT to a free one');
  await new Promise((resolve) => other.close(resolve));
});

test('names a migration that is missing, or was changed', async () => {
  const url = await postgres.database();
  expect(await faultOf({ DATABASE_URL: url })).toContain('run: node dist/main.js migrate');
  await migrate(url, sampleService.migrations);
  await withClient(url, (client) =>
    client.query(`update schema_migration set checksum = 'x' where "set" = 'sample'`),
  );
  expect(await faultOf({ DATABASE_URL: url })).toContain('migration sample/0001-thing.sql was changed');
});
