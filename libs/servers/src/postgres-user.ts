import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOVED = 'moved-to';

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

/**
 * The folder of the cluster, created, owned by this user and within its reach: `<home>/18`, or for root, when a folder
 * above is closed to others (such as /root), one in /var/lib that `<home>/moved-to` names.
 */
export async function clusterFolder(home: string, user: ServerUser): Promise<string> {
  const { uid, gid } = user;
  const usual = join(home, '18');
  if (uid === undefined || gid === undefined) {
    await mkdir(usual, { recursive: true });
    return usual;
  }
  const note = join(home, MOVED);
  const folder =
    (await readFile(note, 'utf8').catch(() => '')) || (mayEnter(home, user) ? usual : await elsewhere(note));
  await mkdir(folder, { recursive: true });
  await chown(folder, uid, gid);
  return folder;
}

async function elsewhere(note: string): Promise<string> {
  const folder = `/var/lib/xaso/postgres-${randomBytes(6).toString('hex')}`;
  await writeFile(note, folder);
  return folder;
}

/** Removes the cluster of this folder where it was moved away, see {@link clusterFolder}. */
export async function removeMovedCluster(home: string): Promise<void> {
  const folder = await readFile(join(home, MOVED), 'utf8').catch(() => '');
  if (folder) await rm(folder, { recursive: true, force: true });
}
