import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { readKeys } from '../auth/key-source.js';
import type { BaseConfig } from '../config/base-config.js';
import { loadConfig, type ConfigOf } from '../config/load-config.js';
import { migrate } from '../migrations/migrate.js';
import { describeService } from '../openapi/describe-service.js';
import { LOGGER, METRICS } from '../tokens.js';
import { createService } from './create-service.js';
import { close, endOnUncaught, stopOnSignals } from './process-life.js';
import type { ServiceConfigSpec, ServiceDefinition } from './service-definition.js';
import { startUpFault } from './start-up-fault.js';

/**
 * The entry of a service's process: `migrate` applies the migrations and ends, `openapi` prints the OpenAPI document and
 * needs nothing for it, a command of the definition runs and ends, nothing serves until SIGTERM or SIGINT. A fault at start
 * is one line on standard error and exit code 1.
 */
export async function bootService<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  try {
    if (command === 'migrate') await runMigrate(definition);
    else if (command === 'openapi') await printOpenApi(definition);
    else if (command === undefined) await serve(definition);
    else await runCommand(definition, command, args);
  } catch (error) {
    process.stderr.write(`${startUpFault(definition.name, error, process.env.DATABASE_URL)}\n`);
    process.exit(1);
  }
}

async function runMigrate(definition: ServiceDefinition): Promise<void> {
  const { DATABASE_URL, DATABASE_SCHEMA } = definition.config;
  const config = loadConfig({ DATABASE_URL, DATABASE_SCHEMA }, process.env);
  const say = (line: string): void => void process.stdout.write(`${definition.name}: ${line}\n`);
  const done = await migrate(config.DATABASE_URL, definition.migrations, say, config.DATABASE_SCHEMA);
  if (done.length === 0) say('the database is up to date');
}

async function printOpenApi(definition: ServiceDefinition): Promise<void> {
  process.stdout.write(`${JSON.stringify(await describeService(definition), undefined, 2)}\n`);
}

async function runCommand<S extends ServiceConfigSpec>(
  definition: ServiceDefinition<S>,
  command: string,
  args: readonly string[],
): Promise<void> {
  const run = definition.commands?.[command];
  if (!run) {
    const known = ['migrate', 'openapi', ...Object.keys(definition.commands ?? {})].join(', ');
    throw new Error(`there is no command "${command}"; there are ${known}, and none at all to serve`);
  }
  const config = loadConfig(definition.config, process.env);
  const app = await createService(definition, config, { transports: false, background: false });
  try {
    await run(app, args);
  } finally {
    await close(app);
  }
}

async function serve<S extends ServiceConfigSpec>(definition: ServiceDefinition<S>): Promise<void> {
  const config: ConfigOf<S> = loadConfig(definition.config, process.env);
  const { AUTH_JWKS, PORT, HOST }: BaseConfig = config;
  if (!/^https?:\/\//.test(AUTH_JWKS)) await assertKeys(AUTH_JWKS);
  const app = await createService(definition, config);
  const logger = app.get<Logger>(LOGGER);
  collectDefaultMetrics({ register: app.get<Registry>(METRICS) });
  endOnUncaught(logger);
  stopOnSignals(app, logger);
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    await app.close();
    throw error;
  }
  logger.info(
    { address: await app.getUrl(), version: definition.version },
    `${definition.name} is listening`,
  );
}

async function assertKeys(path: string): Promise<void> {
  await readKeys(path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `the keys that tokens are checked with cannot be read (${why}); set AUTH_JWKS to a JWKS file or URL`,
    );
  });
}
