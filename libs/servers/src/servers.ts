import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removeVolume } from './docker.js';
import { startKafka, type KafkaServer } from './kafka.js';
import { startPostgres, type PostgresServer } from './postgres.js';
import { removeMovedCluster } from './postgres-user.js';
import type { ServerMode } from './server-mode.js';

export interface PairOptions {
  readonly mode?: ServerMode | undefined;
  /** Folder that keeps both servers' data, in `postgres` and `kafka`. Without it both are temporary. */
  readonly dataDir?: string | undefined;
  readonly ports?: { readonly postgres?: number; readonly kafka?: number };
  /** Folder for `postgres.log` and `kafka.log`. */
  readonly logDir?: string | undefined;
  readonly fsync?: boolean;
  readonly log?: (line: string) => void;
}

/** One PostgreSQL and one Kafka. */
export interface ServerPair {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaServer;
  /** Stops Kafka, then PostgreSQL. */
  stop(): Promise<void>;
}

/** Starts both servers at the same time. When one fails, the other is stopped and the failure is thrown. */
export async function startServers(options: PairOptions = {}): Promise<ServerPair> {
  const { mode, dataDir, ports, logDir, fsync, log } = options;
  const place = (name: 'postgres' | 'kafka'): object => ({
    mode,
    log,
    port: ports?.[name],
    dataDir: dataDir && join(dataDir, name),
    logFile: logDir && join(logDir, `${name}.log`),
  });
  const [postgres, kafka] = await Promise.allSettled([
    startPostgres({ ...place('postgres'), ...(fsync === undefined ? {} : { fsync }) }),
    startKafka(place('kafka')),
  ]);
  if (postgres.status === 'fulfilled' && kafka.status === 'fulfilled') {
    const stop = async (): Promise<void> => {
      await kafka.value.stop();
      await postgres.value.stop();
    };
    return { postgres: postgres.value, kafka: kafka.value, stop };
  }
  for (const started of [kafka, postgres]) if (started.status === 'fulfilled') await started.value.stop();
  throw postgres.status === 'rejected' ? postgres.reason : (kafka as PromiseRejectedResult).reason;
}

/** Removes for good what {@link startServers} kept in this folder, wherever the servers put it. They must be stopped. */
export async function removeServerData(dataDir: string): Promise<void> {
  const [postgres, kafka] = [join(dataDir, 'postgres'), join(dataDir, 'kafka')];
  await Promise.all([removeVolume(postgres), removeVolume(kafka), removeMovedCluster(postgres)]);
  await Promise.all([postgres, kafka].map((folder) => rm(folder, { recursive: true, force: true })));
}
