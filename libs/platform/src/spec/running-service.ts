import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createService, loadConfig, migrate, type ServiceOptions } from '../index.js';
import { AUDIENCE, ISSUER, Issuer } from './issuer.js';
import { sampleService } from './sample-service.js';

/** The sample service on a database, with an issuer of tokens and everything it logged. */
export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly issuer: Issuer;
  readonly url: string;
  readonly logs: Array<Record<string, unknown>>;
  stop(): Promise<void>;
}

export async function runSample(
  databaseUrl: string,
  options: ServiceOptions = {},
  env: Record<string, string> = {},
): Promise<RunningService> {
  await migrate(databaseUrl, sampleService.migrations);
  const issuer = await Issuer.create();
  const logs: Array<Record<string, unknown>> = [];
  const config = loadConfig(sampleService.config, {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: '127.0.0.1:9',
    AUTH_ISSUER: ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    AUTH_JWKS: issuer.jwks,
    LOG_LEVEL: 'debug',
    ...env,
  });
  const logDestination = {
    write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>),
  };
  const app = await createService(sampleService, config, { logDestination, ...options });
  const stop = async (): Promise<void> => {
    await app.close();
    await issuer.remove();
  };
  return { app, issuer, url: databaseUrl, logs, stop };
}
