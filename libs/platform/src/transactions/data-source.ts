import pg from 'pg';
import type { Logger } from 'pino';
import { DataSource, type EntitySchema } from 'typeorm';
import type { BaseConfig } from '../config/base-config.js';

/** Under a third of a Kafka session (30 s), so that a stuck statement never costs a consumer its partitions. */
const STATEMENT_TIMEOUT_MS = 9_000;
const LOCK_TIMEOUT_MS = 5_000;
const IDLE_IN_TRANSACTION_MS = 9_000;
/** Longer than the server's own limit: it only ends the wait for a server that no longer answers at all. */
const ANSWER_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Opens the pool; throws what pg throws when the database cannot be used. */
export function openDataSource(
  config: BaseConfig,
  name: string,
  entities: readonly EntitySchema[],
  logger: Logger,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    driver: pg,
    url: config.DATABASE_URL,
    entities: [...entities],
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    applicationName: name,
    poolSize: config.DATABASE_POOL,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // Without a listener the loss of an idle connection would end the process.
    poolErrorHandler: (error: Error) => logger.warn({ err: error }, 'an idle database connection was lost'),
    extra: {
      options: `-c search_path=${config.DATABASE_SCHEMA}`,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
      // Statements that do not wait for each other travel together.
      pipeline: true,
    },
  });
  return dataSource.initialize();
}
