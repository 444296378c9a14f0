import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('../kafka/pom.xml', import.meta.url));

/** The version the pom fetches. */
export const KAFKA_VERSION = '4.1.1';

/** The user's cache for embedded Kafka: jars, and the empty storage that new data folders start from. */
export function kafkaCache(env: NodeJS.ProcessEnv = process.env): string {
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'xaso', `kafka-${KAFKA_VERSION}`);
}

/** Can the embedded Kafka run: Java 17 or newer, and the jars in the cache or Maven to fetch them? */
export async function embeddedKafkaOffer(): Promise<{ possible: boolean; missing?: string }> {
  const [java, jars] = await Promise.all([javaVersion(), cachedJars()]);
  if (java === undefined) return { possible: false, missing: 'Java 17 or newer' };
  if (java < 17) return { possible: false, missing: `Java 17 or newer (found ${java})` };
  if (jars !== undefined) return { possible: true };
  const maven = await run('mvn', ['-v']).then(
    () => true,
    () => false,
  );
  return maven ? { possible: true } : { possible: false, missing: `Maven (to fetch Kafka's jars once)` };
}

async function javaVersion(): Promise<number | undefined> {
  try {
    const { stderr, stdout } = await run('java', ['-version']);
    return majorVersion(stderr + stdout);
  } catch {
    return undefined;
  }
}

/** The major number in what `java -version` prints: 17 from "17.0.15", 8 from "1.8.0_412". */
export function majorVersion(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  return Number(first === '1' ? second : first);
}

async function cachedJars(): Promise<string | undefined> {
  const libs = join(kafkaCache(), 'libs');
  const files = await readdir(libs).catch((): string[] => []);
  return files.includes(`kafka-tools-${KAFKA_VERSION}.jar`) ? libs : undefined;
}

/**
 * The folder with Kafka's jars; the first time they are fetched with Maven (54 MB). The folder appears whole or not
 * at all, so an interrupted or a parallel fetch does no harm.
 */
export async function kafkaJars(log?: (line: string) => void): Promise<string> {
  const kept = await cachedJars();
  if (kept) return kept;
  const cache = kafkaCache();
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'fetching-'));
  log?.(`Kafka: fetching the jars of ${KAFKA_VERSION} (54 MB, once) into ${cache}`);
  try {
    const goal = [
      '-q',
      '-B',
      '-f',
      POM,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${half}`,
      '-DincludeScope=runtime',
    ];
    await run('mvn', goal, { cwd: half, maxBuffer: 16 * 1024 * 1024 });
    await rename(half, join(cache, 'libs')).catch(() => undefined);
  } catch (cause) {
    const { stdout, message } = cause as Error & { stdout?: string };
    const why = stdout?.trim().split('\n').slice(0, 5).join('\n') || message;
    throw new Error(
      `Kafka's jars could not be fetched with Maven. Nothing was kept; try again with a network. ${why}`,
      { cause },
    );
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  const jars = await cachedJars();
  if (!jars) throw new Error(`Maven ended well, but ${cache}/libs lacks the jars of Kafka ${KAFKA_VERSION}.`);
  return jars;
}
