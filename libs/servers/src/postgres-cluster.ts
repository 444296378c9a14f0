import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerUser } from './postgres-user.js';

const run = promisify(execFile);

/** The superuser's password, made once and kept beside the cluster, readable by its owner only. */
export async function adminPassword(home: string): Promise<string> {
  const file = join(home, 'password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600 });
  return made;
}

/** Creates an empty cluster with this password of its superuser. @throws Error with what initdb said */
export async function createCluster(
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
