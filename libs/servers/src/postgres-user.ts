import { execFile, spawnSync } from 'node:child_process';
import { chown, cp, mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as: it refuses to run as root, so root hands it to the user `postgres`. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** The current user, or for root the user `postgres`, created when it is missing. */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const known = await ids();
  if (known) return known;
  await run('groupadd', ['--force', '--system', 'postgres']);
  await run('useradd', [
    '--system',
    '--gid',
    'postgres',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    'postgres',
  ]);
  const made = await ids();
  if (!made) throw new Error('PostgreSQL does not run as root, and the user postgres could not be created.');
  return made;
}

async function ids(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** May this user enter this folder? A parent with mode 0700 shuts it out although the folder itself is open. */
export function mayEnter(folder: string, user: ServerUser): boolean {
  return user.uid === undefined || spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0;
}

/** The programs where this user can reach them: where they are installed, else a copy kept in the system's cache. */
export async function reachablePrograms(native: string, version: string, user: ServerUser): Promise<string> {
  if (mayEnter(join(native, 'bin'), user)) return native;
  const copy = `/var/cache/xaso/postgres-${version}`;
  if (!mayEnter(join(copy, 'bin'), user)) {
    const half = `${copy}.${process.pid}`;
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, copy).catch(() => rm(half, { recursive: true }));
  }
  return copy;
}

/** The data folder, created, owned by this user and within its reach. */
export async function reachableData(folder: string, user: ServerUser): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (user.uid === undefined || user.gid === undefined) return folder;
  await chown(folder, user.uid, user.gid);
  if (mayEnter(folder, user)) return folder;
  throw new Error(
    `PostgreSQL runs as user postgres, who may not enter ${folder} (${basename(folder)} or a folder above it is closed to others). ` +
      'Nothing was changed. Work in a folder that others may enter, or as an ordinary user, or set POSTGRES_ADMIN_URL.',
  );
}
