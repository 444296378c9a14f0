import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { InjectionToken } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { Clock } from '@xaso/kernel';
import { applyTopics } from '@xaso/messaging';
import {
  createService,
  loadConfig,
  type ServiceConfigSpec,
  type ServiceDefinition,
  type ServiceOptions,
} from '@xaso/platform';
import pg from 'pg';
import { freshDatabase } from './fresh-database.js';
import { runEnvironment, testBrokers } from './run-environment.js';
import { TestHttp } from './test-http.js';
import { testKeys } from './test-keys.js';

const TOPICS = fileURLToPath(new URL('../../../deploy/kafka/topics.yaml', import.meta.url));

/** How a service under test differs from the real one. */
export interface TestServiceOptions {
  /** Variables of its environment, over the defaults. */
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** False: HTTP alone, nothing is read from Kafka. */
  readonly transports?: boolean;
  /** Topics of another service under test, to let the two talk. Default: topics of its own. */
  readonly topicPrefix?: string;
  /** Stand-ins for third parties. */
  readonly providers?: readonly { readonly token: InjectionToken; readonly value: unknown }[];
}

/** A running service with a database and topics of its own. */
export interface TestService {
  readonly app: NestFastifyApplication;
  /** Its address, `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly http: TestHttp;
  /** Its database, to look at rows. */
  readonly db: TestDatabase;
  /** What all its topics begin with. */
  readonly topicPrefix: string;
  /** Stops it and removes its database. */
  stop(): Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
}

/** A new prefix for topics: they belong to one spec file. */
export function privateTopics(): string {
  return `t${runEnvironment().run}-${randomBytes(3).toString('hex')}.`;
}

/** Starts a service as in production, on a fresh migrated database, a free port and private topics. */
export async function testService<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
  options: TestServiceOptions = {},
): Promise<TestService> {
  const { issuer, audience, jwksFile } = testKeys();
  const brokers = testBrokers();
  const topicPrefix = options.topicPrefix ?? privateTopics();
  const speaks = 'TOPIC_PREFIX' in definition.config;
  const [database] = await Promise.all([
    freshDatabase(definition.migrations),
    speaks ? applyTopics({ brokers, file: TOPICS, prefix: topicPrefix }) : undefined,
  ]);
  const pool = new pg.Pool({ connectionString: database.url, max: 2, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const release = async (): Promise<void> => {
    await pool.end();
    await database.drop();
  };
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    DATABASE_POOL: '5',
    KAFKA_BROKERS: brokers.join(','),
    AUTH_ISSUER: issuer,
    AUTH_AUDIENCE: audience,
    AUTH_JWKS: jwksFile,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    TOPIC_PREFIX: topicPrefix,
    // A busy machine's pause must not end the run.
    STALL_SECONDS: '600',
    ...options.env,
  };
  try {
    const app = await createService(definition, loadConfig(definition.config, env), serviceOptions(options));
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const stop = async (): Promise<void> => {
      await app.close();
      await release();
    };
    const query = async <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> =>
      (await pool.query(sql, [...params])).rows as R[];
    return { app, url, http: new TestHttp(url), db: { url: database.url, query }, topicPrefix, stop };
  } catch (error) {
    await release();
    throw error;
  }
}

function serviceOptions({ clock, transports, providers = [] }: TestServiceOptions): ServiceOptions {
  const assemble: ServiceOptions['assemble'] = async (root, adapter, options) => {
    const builder = Test.createTestingModule({ imports: [root] });
    for (const { token, value } of providers) builder.overrideProvider(token).useValue(value);
    return (await builder.compile()).createNestApplication<NestFastifyApplication>(adapter, options);
  };
  return {
    ...(clock ? { clock } : {}),
    ...(transports === undefined ? {} : { transports }),
    ...(providers.length > 0 ? { assemble } : {}),
  };
}
