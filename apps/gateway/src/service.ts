import { readFile } from 'node:fs/promises';
import cookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  LOGGER,
  MigrationError,
  pendingMigrations,
  type EdgeDefinition,
  type MigrationSet,
} from '@xaso/platform';
import type { Logger } from 'pino';
import { guardArrivals } from './arrivals/arrivals.service.js';
import { isLoopback } from './arrivals/hosts.js';
import { gatewayConfig, type GatewayConfig } from './config.js';
import { serveConsole } from './console/console.service.js';
import { securityOf } from './console/security.js';
import { forward } from './forward/forward.service.js';
import { GatewayModule } from './gateway.module.js';

const migrations: readonly MigrationSet[] = [
  { name: 'gateway', folder: new URL('./db/migrations/', import.meta.url) },
];

/** The one public port of an installation. */
export const gateway: EdgeDefinition<typeof gatewayConfig> & { readonly migrations: typeof migrations } = {
  name: 'gateway',
  version: '0.2.0',
  module: GatewayModule,
  config: gatewayConfig,
  migrations,
  certificate,
  prepare,
};

async function prepare(app: NestFastifyApplication, config: GatewayConfig): Promise<void> {
  await assertMigrated(config);
  warnOfPlainHttp(config, app.get<Logger>(LOGGER));
  const helmet = securityOf(config.PUBLIC_URL);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      route.config = Object.assign({ helmet }, route.config);
    });
  guardArrivals(app, config);
  await app.register(cookie);
  await forward(app, config);
  await serveConsole(app, config.CONSOLE_FOLDER);
}

async function assertMigrated({ DATABASE_URL, DATABASE_SCHEMA }: GatewayConfig): Promise<void> {
  const [first] = await pendingMigrations(DATABASE_URL, migrations, DATABASE_SCHEMA);
  if (first === undefined) return;
  throw new MigrationError(
    `the database lacks migrations, the first is ${first}; run: node dist/main.js migrate`,
  );
}

function warnOfPlainHttp({ PUBLIC_URL }: GatewayConfig, logger: Logger): void {
  const { protocol, host } = new URL(PUBLIC_URL);
  if (protocol === 'http:' && !isLoopback(host))
    logger.warn(
      { PUBLIC_URL },
      'browsers keep the cookie of a session over HTTPS only: nobody can sign in at this address',
    );
}

async function certificate({
  TLS_CERT,
  TLS_KEY,
}: GatewayConfig): Promise<{ cert: string; key: string } | undefined> {
  if (TLS_CERT === undefined && TLS_KEY === undefined) return undefined;
  if (TLS_CERT === undefined || TLS_KEY === undefined)
    throw new Error('HTTPS needs both TLS_CERT and TLS_KEY; set the other one as well, or none');
  return { cert: await pem('TLS_CERT', TLS_CERT), key: await pem('TLS_KEY', TLS_KEY) };
}

function pem(variable: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${variable} cannot be read (${why}); set it to the path of a PEM file`);
  });
}
