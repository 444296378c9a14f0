import { Server as TlsServer } from 'node:tls';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream, Logger } from 'pino';
import { Registry } from 'prom-client';
import { systemClock, type Clock } from '@xaso/kernel';
import { baseConfig, type EdgeConfig, type edgeConfig } from '../config/base-config.js';
import { loadConfig, type ConfigOf, type ConfigSpec } from '../config/load-config.js';
import { HealthController } from '../health/health.controller.js';
import { HealthRegistry } from '../health/health-registry.js';
import { createLogger, nestLogger } from '../logs/logger.js';
import { migrate } from '../migrations/migrate.js';
import type { MigrationSet } from '../migrations/migration-files.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { CLOCK, CONFIG, LOGGER, METRICS, SERVICE } from '../tokens.js';
import { prepareEdge } from './http-edge.js';
import { endOnUncaught, stopOnSignals } from './process-life.js';
import { startUpFault } from './start-up-fault.js';

/** Whoever has not sent a whole request by then is cut off; long enough for photos over a village's mobile network. */
const REQUEST_TIMEOUT_MS = 300_000;

/** Certificate and private key, PEM. */
export interface EdgeCertificate {
  readonly cert: string;
  readonly key: string;
}

/** How a test makes an edge differ from the real one. */
export interface EdgeOptions {
  readonly clock?: Clock;
  readonly logDestination?: DestinationStream;
}

/** A process that answers HTTP and has no part in events: what it keeps, if anything, is nobody else's. */
export interface EdgeDefinition<S extends typeof edgeConfig & ConfigSpec = typeof edgeConfig & ConfigSpec> {
  readonly name: string;
  readonly version: string;
  readonly module: Type;
  /** `{ ...edgeConfig, … }` */
  readonly config: S;
  /** Of its own database, if it has one (DATABASE_URL, DATABASE_SCHEMA): `node dist/main.js migrate` applies them. */
  readonly migrations?: readonly MigrationSet[];
  /** With it the edge speaks HTTPS. */
  certificate?(config: ConfigOf<S>): Promise<EdgeCertificate | undefined>;
  /** For Fastify plugins, before the routes are made. */
  prepare?(app: NestFastifyApplication, config: ConfigOf<S>): Promise<void> | void;
}

@Module({})
class EdgeModule {
  static of(definition: EdgeDefinition, config: EdgeConfig, logger: Logger, clock: Clock): DynamicModule {
    const providers = [
      { provide: SERVICE, useValue: definition },
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: METRICS, useValue: new Registry() },
      HealthRegistry,
      ProblemFilter,
    ];
    return {
      module: EdgeModule,
      global: true,
      imports: [definition.module],
      controllers: [HealthController],
      providers: [...providers, { provide: APP_FILTER, useExisting: ProblemFilter }],
      exports: providers,
    };
  }
}

/** The application, initialised but not listening. */
export async function createEdge<S extends typeof edgeConfig & ConfigSpec>(
  definition: EdgeDefinition<S>,
  config: ConfigOf<S>,
  options: EdgeOptions = {},
): Promise<NestFastifyApplication> {
  const edge: EdgeConfig = config;
  const logger = createLogger(definition.name, edge, options.logDestination);
  const certificate = await definition.certificate?.(config);
  const adapter = new FastifyAdapter({
    forceCloseConnections: 'idle',
    trustProxy: false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      app.get(ProblemFilter).answer(error, request, reply);
    },
    ...(certificate ? { https: { ...certificate } } : {}),
  });
  const module = EdgeModule.of(definition, edge, logger, options.clock ?? systemClock);
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  try {
    await prepareEdge(app);
    await definition.prepare?.(app, config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return app;
  } catch (error) {
    await app
      .close()
      .catch((after: unknown) => logger.error({ err: after }, 'the half-started edge did not close'));
    throw error;
  }
}

/**
 * The entry of an edge's process: `migrate` applies the migrations and ends, nothing serves until SIGTERM or SIGINT. A fault
 * at start is one line on standard error and exit code 1.
 */
export async function bootEdge<S extends typeof edgeConfig & ConfigSpec>(
  definition: EdgeDefinition<S>,
): Promise<void> {
  const [command] = process.argv.slice(2);
  try {
    if (command === 'migrate' && definition.migrations)
      await runMigrate(definition.name, definition.migrations);
    else if (command === undefined) await serve(definition);
    else throw new Error(`there is no command "${command}"; there is none at all to serve`);
  } catch (error) {
    process.stderr.write(`${startUpFault(definition.name, error, process.env.DATABASE_URL)}\n`);
    process.exit(1);
  }
}

async function runMigrate(name: string, migrations: readonly MigrationSet[]): Promise<void> {
  const { DATABASE_URL, DATABASE_SCHEMA } = baseConfig;
  const config = loadConfig({ DATABASE_URL, DATABASE_SCHEMA }, process.env);
  const say = (line: string): void => void process.stdout.write(`${name}: ${line}\n`);
  const done = await migrate(config.DATABASE_URL, migrations, say, config.DATABASE_SCHEMA);
  if (done.length === 0) say('the database is up to date');
}

async function serve<S extends typeof edgeConfig & ConfigSpec>(definition: EdgeDefinition<S>): Promise<void> {
  const config = loadConfig(definition.config, process.env);
  const app = await createEdge(definition, config);
  const logger = app.get<Logger>(LOGGER);
  endOnUncaught(logger);
  stopOnSignals(app, logger);
  const { PORT, HOST }: EdgeConfig = config;
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = await app.getUrl();
  const address = app.getHttpServer() instanceof TlsServer ? url.replace(/^http:/, 'https:') : url;
  logger.info({ address, version: definition.version }, `${definition.name} is listening`);
}
