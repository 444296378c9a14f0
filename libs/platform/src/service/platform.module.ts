import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Clock } from '@xaso/kernel';
import { AuthGuard } from '../auth/auth.guard.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import type { BaseConfig } from '../config/base-config.js';
import { HealthController } from '../health/health.controller.js';
import { HealthRegistry } from '../health/health-registry.js';
import { Idempotency } from '../idempotency/idempotency.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { measurePool } from '../metrics/service-metrics.js';
import { OpenApi, OpenApiController } from '../openapi/openapi.controller.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { BACKGROUND, CLOCK, CONFIG, LOGGER, METRICS, SERVICE } from '../tokens.js';
import { Database } from '../transactions/database.js';
import { openDataSource } from '../transactions/data-source.js';
import { validationPipe } from '../validation/validation.pipe.js';
import type { ServiceDefinition } from './service-definition.js';

/** What a service is given before its own modules. */
export interface Platform {
  readonly definition: ServiceDefinition;
  readonly config: BaseConfig;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly background: boolean;
}

/** The root of a service: the platform, known to every module, and the service's own module. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static of({ definition, config, logger, clock, background }: Platform): DynamicModule {
    const tokens = [
      { provide: SERVICE, useValue: definition },
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: BACKGROUND, useValue: background },
    ];
    const database = {
      provide: Database,
      inject: [METRICS, HealthRegistry],
      useFactory: async (metrics: Registry, health: HealthRegistry) => {
        const opened = await openDataSource(config, definition.name, definition.entities, logger);
        const made = new Database(opened, logger);
        measurePool(metrics, made.pool);
        health.register({ name: 'database', affects: 'ready', check: () => answers(made) });
        return made;
      },
    };
    return {
      module: PlatformModule,
      global: true,
      imports: [definition.module],
      controllers: [HealthController, MetricsController, OpenApiController],
      providers: [
        ...tokens,
        { provide: METRICS, useFactory: () => registryOf(definition.name) },
        database,
        HealthRegistry,
        Idempotency,
        TokenVerifier,
        ProblemFilter,
        OpenApi,
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useExisting: ProblemFilter },
      ],
      exports: [
        ...tokens.map(({ provide }) => provide),
        METRICS,
        Database,
        HealthRegistry,
        Idempotency,
        TokenVerifier,
      ],
    };
  }

  /** Last of all: whoever still works with the database stops before, in beforeApplicationShutdown or earlier. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.dataSource.destroy();
  }
}

function registryOf(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  return registry;
}

async function answers(database: Database): Promise<{ ok: boolean; detail?: string }> {
  try {
    await database.query('select 1');
    return { ok: true };
  } catch {
    return { ok: false, detail: 'PostgreSQL does not answer' };
  }
}
