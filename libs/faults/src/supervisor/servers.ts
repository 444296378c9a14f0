import { join } from 'node:path';
import {
  freePort,
  type KafkaServer,
  NoServerError,
  type PostgresServer,
  type ServerMode,
  startKafka,
  startPostgres,
} from '@xaso/servers';
import { KafkaProxy } from '../proxy/kafka-proxy.js';
import type { Cleanup } from './cleanup.js';

/** The run's own PostgreSQL and Kafka. */
export interface Servers {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaServer;
  readonly kafkaProxy: KafkaProxy;
  /** Where the banks find Kafka: through the proxy. */
  readonly proxiedBrokers: string;
}

export interface ServersOptions {
  readonly mode: ServerMode | undefined;
  /** Folder for the servers' logs. */
  readonly logs: string;
  readonly tell: (line: string) => void;
}

/**
 * Starts servers that may be killed: embedded ones unless told otherwise, in Docker where they cannot be had.
 * @throws NoServerError when there is neither
 */
export async function startServers(options: ServersOptions, cleanup: Cleanup): Promise<Servers> {
  const { logs, tell } = options;
  const mode = options.mode ?? wantedByEnvironment();
  if (mode === 'external')
    throw new NoServerError(
      'The laboratory kills its servers: it takes embedded ones or Docker, not others.',
    );
  const proxyPort = await freePort();
  const place = (name: string) => ({ log: tell, logFile: join(logs, `${name}.log`) });
  const either = async <T>(start: (one: ServerMode) => Promise<T>): Promise<T> => {
    if (mode !== undefined && mode !== 'auto') return start(mode);
    return start('embedded').catch((error: unknown) => {
      if (error instanceof NoServerError) return start('docker');
      throw error;
    });
  };
  const startingPostgres = either((one) => startPostgres({ ...place('postgres'), mode: one })).then(
    (server) => {
      cleanup.add('PostgreSQL', () => server.stop());
      return server;
    },
  );
  const startingKafka = either((one) => startKafka({ ...place('kafka'), mode: one, proxyPort })).then(
    (server) => {
      cleanup.add('Kafka', () => server.stop());
      return server;
    },
  );
  const started = await Promise.allSettled([startingPostgres, startingKafka]);
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  const [postgres, kafka] = [await startingPostgres, await startingKafka];
  const kafkaProxy = new KafkaProxy(() => kafka.behindProxy ?? '');
  await kafkaProxy.listen(proxyPort);
  cleanup.add('the proxy of Kafka', () => kafkaProxy.close());
  return { postgres, kafka, kafkaProxy, proxiedBrokers: `127.0.0.1:${proxyPort}` };
}

function wantedByEnvironment(): ServerMode | undefined {
  const asked = process.env['XASO_SERVERS'];
  return asked === 'docker' || asked === 'embedded' ? asked : undefined;
}
