import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { logTail, startChild } from './child.js';
import { freePort } from './ports.js';
import { postgresBinaries, repairBinaries } from './postgres-binaries.js';
import { waitForPostgres } from './postgres-ready.js';
import { postgresSettings } from './postgres-settings.js';
import { clusterFolder, reachablePrograms, serverUser, type ServerUser } from './postgres-user.js';
import type { PostgresOptions } from './server-options.js';

const run = promisify(execFile);
const VERSION = '18.4';

/** Is the embedded PostgreSQL installed for this platform? */
export function embeddedPostgresOffer(): Promise<{ possible: boolean; missing?: string }> {
  if (postgresBinaries()) return Promise.resolve({ possible: true });
  return Promise.resolve({
    possible: false,
    missing: `the embedded PostgreSQL for ${process.platform}-${process.arch}`,
  });
}

/** Creates the cluster in `<dataDir>/18` on the first start, and runs it. */
export async function startEmbeddedPostgres(
  options: PostgresOptions,
): Promise<{ adminUrl: string; pid: number; stop(): Promise<void> }> {
  const installed = postgresBinaries();
  if (!installed) throw new Error('The embedded PostgreSQL is not installed for this platform.');
  await repairBinaries(installed);
  const user = await serverUser();
  const programs = await reachablePrograms(installed, VERSION, user);
  const temporary = options.dataDir === undefined;
  const home = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'xaso-postgres-')));
  await mkdir(home, { recursive: true });
  if (temporary) await chmod(home, 0o711);
  const cluster = await clusterFolder(home, user);
  const password = await adminPassword(home);
  const made = await stat(join(cluster, 'PG_VERSION')).catch(() => undefined);
  if (!made) await createCluster(programs, cluster, password, user);

  const port = options.port ?? (await freePort());
  const logFile = options.logFile ?? join(home, 'postgres.log');
  const child = await startChild({
    name: 'PostgreSQL',
    command: join(programs, 'bin', 'postgres'),
    args: [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...postgresSettings(options),
    ],
    cwd: '/',
    ...user,
    logFile,
    stopSignal: 'SIGINT',
    ...(temporary ? { removeWhenOrphaned: home } : {}),
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    if (temporary) await rm(home, { recursive: true, force: true });
  };
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  try {
    await waitForPostgres(adminUrl, 'embedded', 30_000, child.exited);
  } catch (cause) {
    const tail = await logTail(logFile);
    await stop();
    throw new Error(`${(cause as Error).message}\n${tail}`, { cause });
  }
  return { adminUrl, pid: child.pid, stop };
}

/** The superuser's password, made once and kept beside the cluster, readable by its owner only. */
async function adminPassword(home: string): Promise<string> {
  const file = join(home, 'password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

async function createCluster(
  programs: string,
  cluster: string,
  password: string,
  user: ServerUser,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'xaso-initdb-'));
  try {
    const passwordFile = await handOver(folder, password, user);
    const locale = await clusterLocale();
    const args = [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${locale}`,
      '--no-instructions',
    ];
    await run(join(programs, 'bin', 'initdb'), args, {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: locale },
    });
  } catch (cause) {
    await rm(cluster, { recursive: true, force: true });
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new Error(
      `The PostgreSQL cluster in ${cluster} could not be created: ${stderr?.trim() || message}`,
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function handOver(folder: string, password: string, user: ServerUser): Promise<string> {
  const file = join(folder, 'password');
  await writeFile(file, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await chown(file, user.uid, user.gid);
    await chown(folder, user.uid, user.gid);
  }
  return file;
}

/** A UTF-8 locale of the operating system for what PostgreSQL still asks it; sorting itself is built in. */
async function clusterLocale(): Promise<string> {
  const known = await run('locale', ['-a']).then(
    ({ stdout }) => stdout.split(/\r?\n/),
    (): string[] => [],
  );
  return ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.includes(name)) ?? 'C';
}
