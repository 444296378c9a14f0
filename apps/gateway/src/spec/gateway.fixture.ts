import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createEdge, loadConfig } from '@xaso/platform';
import { freshDatabase, TestClock } from '@xaso/testing';
import pg from 'pg';
import { gatewayConfig } from '../config.js';
import { gateway } from '../service.js';
import { Browser, type Page } from './browser.fixture.js';
import { CLIENT_SECRET, SpecProvider } from './provider.fixture.js';
import { SpecService } from './services.fixture.js';

/** A gateway on a database of its own, with everything around it. */
export interface RunningGateway {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: TestClock;
  readonly databaseUrl: string;
  readonly env: Readonly<Record<string, string>>;
  query<R extends pg.QueryResultRow>(sql: string): Promise<R[]>;
  stop(): Promise<void>;
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The one of the public address; of a gateway beside another one that has it, any. */
async function portOf(publicUrl: string | undefined): Promise<number> {
  const wanted = Number(publicUrl && new URL(publicUrl).port);
  if (!wanted) return freePort();
  const probe = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(wanted, '127.0.0.1', () => resolve(true));
  });
  await new Promise((resolve) => probe.close(resolve));
  return isFree ? wanted : freePort();
}

/** Starts one. A second one beside it takes the environment of the first. */
export async function runGateway(env: Readonly<Record<string, string>> = {}): Promise<RunningGateway> {
  const beside = env['DATABASE_URL'] !== undefined;
  const port = await portOf(env['PUBLIC_URL']);
  const own = beside ? undefined : await freshDatabase(gateway.migrations);
  const databaseUrl = own?.url ?? env['DATABASE_URL'] ?? '';
  const whole = {
    HOST: '127.0.0.1',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '5',
    // Nothing listens on port 1.
    SERVICES: 'surveys=http://127.0.0.1:1',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: 'http://127.0.0.1:1/id',
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    SESSION_KEY: randomBytes(32).toString('base64url'),
    ...env,
  };
  const clock = new TestClock(new Date());
  const app = await createEdge(gateway, loadConfig(gatewayConfig, whole), { clock });
  await app.listen(port, '127.0.0.1');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    clock,
    databaseUrl,
    env: whole,
    query: async (sql) => (await pool.query(sql)).rows,
    stop: async () => {
      await app.close();
      await pool.end();
      await own?.drop();
    },
  };
}

/** A gateway with a service called surveys and an issuer behind it, as in a small installation. */
export interface Installation {
  readonly gateway: RunningGateway;
  readonly surveys: SpecService;
  readonly provider: SpecProvider;
  /** Signs a person in, in a new browser. */
  signIn(person?: string, to?: string): Promise<{ browser: Browser; page: Page; csrf: string }>;
  stop(): Promise<void>;
}

export async function runInstallation(env: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const [surveys, provider] = [await SpecService.start(), await SpecProvider.start(publicUrl)];
  const gateway = await runGateway({
    SERVICES: `surveys=${surveys.url},identity=${new URL(provider.internal).origin},indicators=http://127.0.0.1:1`,
    OIDC_ISSUER: provider.issuer,
    OIDC_INTERNAL: provider.internal,
    PUBLIC_URL: publicUrl,
    ...env,
  });
  return {
    gateway,
    surveys,
    provider,
    signIn: async (person = 'officer', to = '/') => {
      provider.person = person;
      const browser = new Browser(publicUrl);
      const page = await browser.go(`/session/sign-in?to=${encodeURIComponent(to)}`);
      const { json } = await browser.api('/session');
      return { browser, page, csrf: json.csrf };
    },
    stop: async () => {
      await gateway.stop();
      await Promise.all([surveys.stop(), provider.stop()]);
    },
  };
}
