import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logTail } from './child.js';
import { dockerHost, logTo, startContainer, volumeName } from './docker.js';
import { kafkaEnvironment, kafkaId, kafkaProperties } from './kafka-properties.js';
import { waitForKafka } from './kafka-ready.js';
import { freePort } from './ports.js';
import { KAFKA_IMAGE, type ServerOptions } from './server-options.js';

const DATA = '/var/lib/kafka/data';

/** Runs the official image. The port must be known beforehand: a broker tells clients where to find it. */
export async function startDockerKafka(options: ServerOptions): Promise<{
  brokers: string[];
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const port = options.port ?? (await freePort());
  const broker = `${await dockerHost()}:${port}`;
  const place = { advertised: broker, listen: '0.0.0.0:9092', controller: 'localhost:9093', logDir: DATA };
  const logFile = options.logFile ?? join(options.dataDir ?? tmpdir(), `xaso-kafka-${port}.log`);
  const volume = options.dataDir && (await volumeName(options.dataDir, 'kafka'));
  const container = new GenericContainer(KAFKA_IMAGE)
    .withExposedPorts({ container: 9092, host: port })
    .withEnvironment({
      ...kafkaEnvironment(kafkaProperties(place)),
      KAFKA_HEAP_OPTS: '-Xms64m -Xmx384m',
      CLUSTER_ID: kafkaId(volume),
    })
    .withLogConsumer(await logTo(logFile))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000);
  const keep = volume ? { volume, target: DATA } : undefined;
  const { pause, resume, stop } = await startContainer(container, { withinSeconds: 30, keep });
  try {
    await waitForKafka([broker], 60_000);
  } catch (cause) {
    await stop();
    throw new Error(`${(cause as Error).message}\n${await logTail(logFile)}`, { cause });
  }
  return {
    brokers: [broker],
    pause,
    resume: async () => {
      await resume();
      await waitForKafka([broker], 60_000);
    },
    stop,
  };
}
