import type { INestApplication, Type } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EntitySchema } from 'typeorm';
import type { baseConfig } from '../config/base-config.js';
import type { ConfigSpec } from '../config/load-config.js';
import type { MigrationSet } from '../migrations/migration-files.js';
import type { ServiceResponses } from '../openapi/responses.js';

/** What every service's configuration holds at least. */
export type ServiceConfigSpec = typeof baseConfig & ConfigSpec;

/** Everything the platform has to know to run a service. */
export interface ServiceDefinition<S extends ServiceConfigSpec = ServiceConfigSpec> {
  /** Lower-case, e.g. `surveys`; names the service in logs, metrics and database sessions. */
  readonly name: string;
  readonly version: string;
  readonly module: Type;
  /** `{ ...baseConfig, … }` */
  readonly config: S;
  readonly entities: readonly EntitySchema[];
  readonly migrations: readonly MigrationSet[];
  /** Ways in other than HTTP; asked for after the modules are initialised. */
  transports?(app: INestApplication): CustomTransportStrategy[];
  /** For Fastify plugins and parsers, before the routes are made. */
  prepare?(app: NestFastifyApplication): Promise<void> | void;
  /** `node dist/main.js <name> …args`: run on the initialised service, without listening, transports or work in the background. */
  readonly commands?: Readonly<
    Record<string, (app: NestFastifyApplication, args: readonly string[]) => Promise<void>>
  >;
  /** Bytes of a request body; 1 MB unless told. */
  readonly bodyLimit?: number;
  /** What the operations answer, for the OpenAPI document: `RESPONSES` of `responses.gen.ts`. */
  readonly responses?: ServiceResponses;
}

/** Types a definition; the value stays what it was. */
export function defineService<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
): ServiceDefinition<S> {
  return definition;
}
