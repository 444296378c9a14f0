import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logTail } from './child.js';
import { containerOf, dockerHost, logTo, startContainer, volumeName } from './docker.js';
import { freePort } from './ports.js';
import type { PostgresServer } from './postgres.js';
import { waitForPostgres } from './postgres-ready.js';
import { postgresSettings } from './postgres-settings.js';
import { POSTGRES_IMAGE, type PostgresOptions } from './server-options.js';

/** Runs the official image on a fixed free port of the host; with `dataDir` the data is in a volume of the engine. */
export async function startDockerPostgres(
  options: PostgresOptions,
): Promise<Omit<PostgresServer, 'mode' | 'reason'>> {
  const { Wait } = await import('testcontainers');
  const port = options.port ?? (await freePort());
  const password = await adminPassword(options.dataDir);
  const logFile = options.logFile ?? join(options.dataDir ?? tmpdir(), `xaso-postgres-${port}.log`);
  const published = { container: 5432, host: port };
  const container = (await containerOf(POSTGRES_IMAGE, published))
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', ...postgresSettings(options)])
    .withSharedMemorySize(256 * 1024 * 1024)
    .withLogConsumer(await logTo(logFile))
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/))
    .withStartupTimeout(120_000);
  const volume = options.dataDir && (await volumeName(options.dataDir, 'postgres'));
  const keep = volume ? { volume, target: '/var/lib/postgresql' } : undefined;
  const server = await startContainer(container, { withinSeconds: 20, keep });
  const adminUrl = `postgres://postgres:${password}@${await dockerHost()}:${port}/postgres`;
  const stop = async (): Promise<void> => {
    await server.stop();
    if (!options.logFile && !options.dataDir) await rm(logFile, { force: true });
  };
  try {
    await waitForPostgres(adminUrl, `image ${POSTGRES_IMAGE}`, 60_000);
  } catch (cause) {
    const tail = await logTail(logFile);
    await stop();
    throw new Error(`${(cause as Error).message}\n${tail}`, { cause });
  }
  return {
    adminUrl,
    kill: server.kill,
    killBackend: (pid) => server.run(['kill', '-9', String(pid)]),
    resume: async () => {
      await server.resume();
      await waitForPostgres(adminUrl, `image ${POSTGRES_IMAGE}`, 60_000);
    },
    stop,
  };
}

/** A volume keeps the password it was created with, so it is kept beside it. */
async function adminPassword(dataDir: string | undefined): Promise<string> {
  const made = randomBytes(24).toString('base64url');
  if (dataDir === undefined) return made;
  const file = join(dataDir, 'docker-password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept;
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, made, { mode: 0o600 });
  return made;
}
