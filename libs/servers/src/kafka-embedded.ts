import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { logTail, startChild, type Child } from './child.js';
import { kafkaCache, kafkaJars } from './kafka-jars.js';
import { kafkaFile, kafkaId, kafkaProperties } from './kafka-properties.js';
import { waitForKafka } from './kafka-ready.js';
import { freePort } from './ports.js';
import type { KafkaOptions } from './server-options.js';

export { embeddedKafkaOffer } from './kafka-jars.js';

const run = promisify(execFile);
const LOGGING = fileURLToPath(new URL('../kafka/log4j2.xml', import.meta.url));
const JVM = [
  '-Xms64m',
  '-Xmx384m',
  '-XX:TieredStopAtLevel=1',
  '-XX:+UseSerialGC',
  '-Xshare:auto',
  '-Djava.awt.headless=true',
];

/** A broker that was killed reads its logs first, and waits until its own death is certain (9 s). */
const UP_WITHIN_MS = 120_000;

interface RunningKafka {
  readonly brokers: string[];
  readonly pid: number;
  readonly behindProxy?: string;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the broker from its jars; the storage in `<dataDir>/logs` is formatted on the first start. */
export async function startEmbeddedKafka(options: KafkaOptions): Promise<RunningKafka> {
  const jars = await kafkaJars(options.log);
  const temporary = options.dataDir === undefined;
  const home = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'xaso-kafka-')));
  const logDir = join(home, 'logs');
  await mkdir(home, { recursive: true });
  await provideStorage(jars, logDir);

  const port = options.port ?? (await freePort());
  const broker = `127.0.0.1:${port}`;
  const settings = join(home, 'server.properties');
  const controller = `127.0.0.1:${await freePort()}`;
  const proxied = options.proxyPort && {
    advertised: `127.0.0.1:${options.proxyPort}`,
    listen: `127.0.0.1:${await freePort()}`,
  };
  const outside = options.outside && {
    ...options.outside,
    advertised: `127.0.0.1:${options.outside.port}`,
    listen: `127.0.0.1:${options.outside.port}`,
  };
  const place = {
    advertised: broker,
    listen: broker,
    controller,
    logDir,
    proxied: proxied || undefined,
    outside,
  };
  await writeFile(settings, kafkaFile(kafkaProperties(place)));

  const logFile = options.logFile ?? join(home, 'kafka.log');
  const boot = async (): Promise<Child> => {
    const child = await startChild({
      name: 'Kafka',
      command: 'java',
      args: [
        ...JVM,
        `-Dlog4j2.configurationFile=${LOGGING}`,
        '-cp',
        join(jars, '*'),
        'kafka.Kafka',
        settings,
      ],
      cwd: home,
      logFile,
      ...(temporary ? { removeWhenOrphaned: home } : {}),
    });
    try {
      await waitForKafka([broker], UP_WITHIN_MS, child.exited);
      return child;
    } catch (cause) {
      const tail = await logTail(logFile);
      await child.stop();
      throw new Error(`${(cause as Error).message}\n${tail}`, { cause });
    }
  };
  let child = await boot();
  return {
    brokers: [broker],
    get pid() {
      return child.pid;
    },
    ...(proxied ? { behindProxy: proxied.listen } : {}),
    kill: () => child.kill(),
    pause: () => child.stop(),
    resume: async () => {
      if (!child.running) child = await boot();
    },
    stop: async () => {
      await child.stop();
      if (temporary) await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * Gives a new data folder its formatted storage. Formatting takes a JVM of its own, so it is done once per user and
 * copied from the cache afterwards, each copy under a cluster id of its own: consumers tell clusters apart by it.
 */
async function provideStorage(jars: string, logDir: string): Promise<void> {
  if (await exists(join(logDir, 'meta.properties'))) return;
  const formatted = join(kafkaCache(), 'formatted');
  if (!(await exists(join(formatted, 'meta.properties')))) await format(jars, formatted);
  const meta = await readFile(join(formatted, 'meta.properties'), 'utf8');
  const own = meta.replace(
    /^(cluster|directory)\.id=.*$/gm,
    (_line, what: string) => `${what}.id=${kafkaId()}`,
  );
  await rm(logDir, { recursive: true, force: true });
  await cp(formatted, logDir, { recursive: true, filter: (file) => !file.endsWith('meta.properties') });
  await writeFile(join(logDir, 'meta.properties'), own);
}

async function format(jars: string, formatted: string): Promise<void> {
  const half = `${formatted}.${randomUUID()}`;
  const settings = `${half}.properties`;
  const nowhere = {
    advertised: '127.0.0.1:1',
    listen: '127.0.0.1:1',
    controller: '127.0.0.1:2',
    logDir: half,
  };
  await writeFile(settings, kafkaFile(kafkaProperties(nowhere)));
  try {
    const cluster = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
    await run('java', [
      '-cp',
      join(jars, '*'),
      'kafka.tools.StorageTool',
      'format',
      '-t',
      cluster,
      '-c',
      settings,
    ]);
    await rename(half, formatted).catch(() => undefined);
  } finally {
    await Promise.all([rm(settings, { force: true }), rm(half, { recursive: true, force: true })]);
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
