import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logTail } from './child.js';
import { containerOf, dockerHost, logTo, startContainer, volumeName } from './docker.js';
import { kafkaEnvironment, kafkaId, kafkaProperties } from './kafka-properties.js';
import { waitForKafka } from './kafka-ready.js';
import { freePort } from './ports.js';
import { KAFKA_IMAGE, type KafkaOptions } from './server-options.js';

const DATA = '/var/lib/kafka/data';
const PROXIED = 9094;
const OUTSIDE = 9095;
/** A broker for one machine: up soon and small, rather than fast under load. */
const JVM = {
  KAFKA_HEAP_OPTS: '-Xms64m -Xmx384m',
  KAFKA_OPTS: '-XX:TieredStopAtLevel=1',
  KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -Djava.awt.headless=true',
};

/** Runs the official image. The port must be known beforehand: a broker tells clients where to find it. */
export async function startDockerKafka(options: KafkaOptions): Promise<{
  brokers: string[];
  behindProxy?: string;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}> {
  const { Wait } = await import('testcontainers');
  const port = options.port ?? (await freePort());
  const broker = `${await dockerHost()}:${port}`;
  const second = options.proxyPort === undefined ? undefined : await freePort();
  const place = {
    advertised: broker,
    listen: '0.0.0.0:9092',
    controller: 'localhost:9093',
    logDir: DATA,
    proxied:
      second === undefined
        ? undefined
        : { advertised: `127.0.0.1:${options.proxyPort}`, listen: `0.0.0.0:${PROXIED}` },
    outside: options.outside && {
      ...options.outside,
      advertised: `${await dockerHost()}:${options.outside.port}`,
      listen: `0.0.0.0:${OUTSIDE}`,
    },
  };
  const logFile = options.logFile ?? join(options.dataDir ?? tmpdir(), `xaso-kafka-${port}.log`);
  const volume = options.dataDir && (await volumeName(options.dataDir, 'kafka'));
  const published = [{ container: 9092, host: port }];
  if (second !== undefined) published.push({ container: PROXIED, host: second });
  if (options.outside) published.push({ container: OUTSIDE, host: options.outside.port });
  const container = (await containerOf(KAFKA_IMAGE, ...published))
    .withEnvironment({
      ...kafkaEnvironment(kafkaProperties(place)),
      ...JVM,
      CLUSTER_ID: kafkaId(volume),
    })
    .withLogConsumer(await logTo(logFile))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000);
  const keep = volume ? { volume, target: DATA } : undefined;
  const server = await startContainer(container, { withinSeconds: 30, keep });
  const stop = async (): Promise<void> => {
    await server.stop();
    if (!options.logFile && !options.dataDir) await rm(logFile, { force: true });
  };
  try {
    await waitForKafka([broker], 120_000);
  } catch (cause) {
    const tail = await logTail(logFile);
    await stop();
    throw new Error(`${(cause as Error).message}\n${tail}`, { cause });
  }
  return {
    brokers: [broker],
    ...(second === undefined ? {} : { behindProxy: `${await dockerHost()}:${second}` }),
    pause: server.pause,
    kill: server.kill,
    resume: async () => {
      await server.resume();
      await waitForKafka([broker], 120_000);
    },
    stop,
  };
}
