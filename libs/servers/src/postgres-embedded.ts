import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { logTail, startChild, type Child } from './child.js';
import { freePort } from './ports.js';
import { adminPassword, createCluster } from './postgres-cluster.js';
import { postgresBinaries, repairBinaries } from './postgres-binaries.js';
import { waitForPostgres } from './postgres-ready.js';
import { postgresSettings } from './postgres-settings.js';
import { clusterFolder, reachablePrograms, serverUser } from './postgres-user.js';
import type { PostgresOptions } from './server-options.js';

const VERSION = '18.4';

/** Is the embedded PostgreSQL installed for this platform? */
export function embeddedPostgresOffer(): Promise<{ possible: boolean; missing?: string }> {
  if (postgresBinaries()) return Promise.resolve({ possible: true });
  return Promise.resolve({
    possible: false,
    missing: `the embedded PostgreSQL for ${process.platform}-${process.arch}`,
  });
}

/** A server whose process is ours. */
interface RunningPostgres {
  readonly adminUrl: string;
  readonly pid: number;
  kill(): Promise<void>;
  killBackend(pid: number): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Creates the cluster in `<dataDir>/18` on the first start, and runs it. */
export async function startEmbeddedPostgres(options: PostgresOptions): Promise<RunningPostgres> {
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
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const boot = async (): Promise<Child> => {
    const started = await startChild({
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
    try {
      await waitForPostgres(adminUrl, 'embedded', 30_000, started.exited);
      return started;
    } catch (cause) {
      const tail = await logTail(logFile);
      await started.stop();
      throw new Error(`${(cause as Error).message}\n${tail}`, { cause });
    }
  };
  const remove = async (): Promise<void> => {
    if (temporary) await rm(home, { recursive: true, force: true });
  };
  let child = await boot().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return {
    adminUrl,
    get pid() {
      return child.pid;
    },
    kill: () => child.kill(),
    killBackend: async (pid) => void process.kill(pid, 'SIGKILL'),
    resume: async () => {
      if (!child.running) child = await again(boot);
    },
    stop: async () => {
      await child.stop();
      await remove();
    },
  };
}

const RESUME_WITHIN_MS = 30_000;

/** What a killed server leaves behind for a moment: processes that hold its shared memory, until they notice. */
const LEFT_BEHIND = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

async function again(boot: () => Promise<Child>): Promise<Child> {
  const until = Date.now() + RESUME_WITHIN_MS;
  for (;;) {
    try {
      return await boot();
    } catch (error) {
      if (Date.now() > until || !LEFT_BEHIND.test((error as Error).message)) throw error;
      await delay(100);
    }
  }
}
