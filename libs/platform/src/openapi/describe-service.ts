import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { systemClock } from '@xaso/kernel';
import { baseConfig } from '../config/base-config.js';
import { loadConfig } from '../config/load-config.js';
import { createLogger } from '../logs/logger.js';
import { PlatformModule } from '../service/platform.module.js';
import type { ServiceDefinition } from '../service/service-definition.js';
import { openApiDocument } from './openapi.js';

/** Nothing is made that would use them. */
const UNUSED = {
  LOG_LEVEL: 'silent',
  DATABASE_URL: 'postgresql://unused@127.0.0.1/unused',
  KAFKA_BROKERS: '127.0.0.1:1',
  AUTH_ISSUER: 'unused',
  AUTH_JWKS: 'unused',
};

/** The OpenAPI document of a service that does not run: no configuration, no database, no broker. */
export async function describeService(definition: ServiceDefinition): Promise<OpenAPIObject> {
  const config = loadConfig(baseConfig, UNUSED);
  const root = PlatformModule.of({
    definition,
    config,
    logger: createLogger(definition.name, config),
    clock: systemClock,
    background: false,
  });
  // In preview, Nest reads the modules and makes none of their providers.
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), options);
  return openApiDocument(app, definition);
}
