import type { DynamicModule, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream } from 'pino';
import { systemClock, type Clock } from '@xaso/kernel';
import type { ConfigOf } from '../config/load-config.js';
import type { BaseConfig } from '../config/base-config.js';
import { createLogger, nestLogger } from '../logs/logger.js';
import { MigrationError } from '../migrations/migration-files.js';
import { pendingMigrations } from '../migrations/migrate.js';
import { OpenApi } from '../openapi/openapi.controller.js';
import { openApiDocument } from '../openapi/openapi.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { prepareEdge } from './http-edge.js';
import { PlatformModule } from './platform.module.js';
import type { ServiceConfigSpec, ServiceDefinition } from './service-definition.js';

const ONE_MEGABYTE = 1_048_576;
/** Whoever has not sent a whole request by then is cut off; long enough for photos over a village's mobile network. */
const REQUEST_TIMEOUT_MS = 300_000;

/** How a test makes a service differ from the real one. */
export interface ServiceOptions {
  readonly clock?: Clock;
  readonly logDestination?: DestinationStream;
  /** False: transports are not started (commands, and tests of HTTP alone). */
  readonly transports?: boolean;
  /** False: nothing is done by itself in the background, such as publishing (commands). */
  readonly background?: boolean;
  /** Builds the application from the root module, e.g. with providers overridden by @nestjs/testing. */
  readonly assemble?: (
    root: DynamicModule,
    adapter: FastifyAdapter,
    options: NestApplicationOptions,
  ) => Promise<NestFastifyApplication>;
}

/**
 * The service, initialised and with its transports started, but not listening.
 * Refuses a database whose migrations are not those of the definition.
 */
export async function createService<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ConfigOf<S>,
  options: ServiceOptions = {},
): Promise<NestFastifyApplication> {
  const base: BaseConfig = config;
  await assertMigrated(definition, base);
  const logger = createLogger(definition.name, base, options.logDestination);
  const clock = options.clock ?? systemClock;
  const root = PlatformModule.of({
    definition,
    config: base,
    logger,
    clock,
    background: options.background !== false,
  });
  const adapter = fastifyAdapter(definition.bodyLimit ?? ONE_MEGABYTE, () => app?.get(ProblemFilter));
  const assemble = options.assemble ?? assembleForReal;
  const nestOptions = { logger: nestLogger(logger), bodyParser: false, abortOnError: false };
  const app = await assemble(root, adapter, nestOptions);
  try {
    await prepareEdge(app);
    app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
    app.useBodyParser('application/json');
    await definition.prepare?.(app);
    app.get(OpenApi).describe(() => openApiDocument(app, definition));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    if (options.transports !== false) await startTransports(app, definition);
    return app;
  } catch (error) {
    await app
      .close()
      .catch((after: unknown) => logger.error({ err: after }, 'the half-started service did not close'));
    throw error;
  }
}

async function assertMigrated(definition: ServiceDefinition, config: BaseConfig): Promise<void> {
  const pending = await pendingMigrations(config.DATABASE_URL, definition.migrations, config.DATABASE_SCHEMA);
  if (pending.length === 0) return;
  throw new MigrationError(
    `the database lacks ${pending.length} migration(s), the first is ${pending[0]}; run: node dist/main.js migrate`,
  );
}

function assembleForReal(
  root: DynamicModule,
  adapter: FastifyAdapter,
  options: NestApplicationOptions,
): Promise<NestFastifyApplication> {
  return NestFactory.create<NestFastifyApplication>(root, adapter, options);
}

function fastifyAdapter(bodyLimit: number, problems: () => ProblemFilter | undefined): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 256 },
    forceCloseConnections: 'idle',
    trustProxy: false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      problems()?.answer(error, request, reply);
    },
  });
}

async function startTransports(app: NestFastifyApplication, definition: ServiceDefinition): Promise<void> {
  for (const strategy of definition.transports?.(app) ?? []) app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
}
