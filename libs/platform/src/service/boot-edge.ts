import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { EdgeConfig, edgeConfig } from '../config/base-config.js';
import { loadConfig, type ConfigOf, type ConfigSpec } from '../config/load-config.js';
import { HealthController } from '../health/health.controller.js';
import { HealthRegistry } from '../health/health-registry.js';
import { createLogger, nestLogger } from '../logs/logger.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { CONFIG, LOGGER, METRICS, SERVICE } from '../tokens.js';
import { prepareEdge } from './http-edge.js';
import { endOnUncaught, stopOnSignals } from './process-life.js';
import { startUpFault } from './start-up-fault.js';

/** A process that answers HTTP and keeps nothing: no database, no events, no commands. */
export interface EdgeDefinition<S extends typeof edgeConfig & ConfigSpec = typeof edgeConfig & ConfigSpec> {
  readonly name: string;
  readonly version: string;
  readonly module: Type;
  /** `{ ...edgeConfig, … }` */
  readonly config: S;
  /** For Fastify plugins, before the routes are made. */
  prepare?(app: NestFastifyApplication, config: ConfigOf<S>): Promise<void> | void;
}

@Module({})
class EdgeModule {
  static of(definition: EdgeDefinition, config: EdgeConfig, logger: Logger): DynamicModule {
    const providers = [
      { provide: SERVICE, useValue: definition },
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
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
): Promise<NestFastifyApplication> {
  const edge: EdgeConfig = config;
  const logger = createLogger(definition.name, edge);
  const adapter = new FastifyAdapter({ forceCloseConnections: 'idle', trustProxy: false });
  const module = EdgeModule.of(definition, edge, logger);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  await prepareEdge(app);
  await definition.prepare?.(app, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

/** Serves until SIGTERM or SIGINT. A fault at start is one line on standard error and exit code 1. */
export async function bootEdge<S extends typeof edgeConfig & ConfigSpec>(
  definition: EdgeDefinition<S>,
): Promise<void> {
  try {
    const config = loadConfig(definition.config, process.env);
    const app = await createEdge(definition, config);
    const logger = app.get<Logger>(LOGGER);
    endOnUncaught(logger);
    stopOnSignals(app, logger);
    const { PORT, HOST }: EdgeConfig = config;
    await app.listen(PORT, HOST);
    logger.info(
      { address: await app.getUrl(), version: definition.version },
      `${definition.name} is listening`,
    );
  } catch (error) {
    process.stderr.write(`${startUpFault(definition.name, error)}\n`);
    process.exit(1);
  }
}
