import { execFile } from 'node:child_process';
import { chown, mkdir, stat, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { asAdmin, guard } from '@xaso/servers';
import type { Cleanup } from './cleanup.js';
import type { Servers } from './servers.js';

const run = promisify(execFile);
const SIZE_KB = 2 * 1024 * 1024;
/** What stays free on a full disk. */
const LEFT_KB = 256;

/** A file system of one database's own, which can be made full and roomy again. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  /**
   * Mounts a tmpfs at the folder; only root may. Before the servers are started, so that it goes after them.
   * @returns the disk, or why there is none
   */
  static async mount(folder: string, cleanup: Cleanup): Promise<SmallDisk | string> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return 'a small file system (tmpfs) can be mounted by root on Linux only';
    await mkdir(folder, { recursive: true });
    try {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_KB}k,mode=0700`, 'xaso-faults', folder]);
    } catch (error) {
      return `a small file system (tmpfs) could not be mounted: ${(error as Error).message.trim()}`;
    }
    const watch = guard({ unmount: folder });
    cleanup.add(`the file system at ${folder}`, async () => {
      await run('umount', ['--lazy', folder]);
      watch.release();
    });
    return new SmallDisk(folder);
  }

  /** Moves a database onto it. Gives why that cannot be, if so. */
  async keep(database: string, { postgres }: Servers): Promise<string | undefined> {
    if (postgres.mode !== 'embedded')
      return 'PostgreSQL runs in a container, whose disk cannot be made full from here';
    await asAdmin(postgres.adminUrl, async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      const { uid, gid } = await stat(rows[0]?.data_directory ?? '');
      await chown(this.folder, uid, gid);
      await client.query(`create tablespace small_disk location ${client.escapeLiteral(this.folder)}`);
      await client.query(`alter database ${client.escapeIdentifier(database)} set tablespace small_disk`);
    });
    return undefined;
  }

  /** From now on there is no room for more than what is there. */
  async fill(): Promise<void> {
    const { blocks, bfree, bsize } = await statfs(this.folder);
    await this.resize(Math.ceil(((blocks - bfree) * bsize) / 1024) + LEFT_KB);
  }

  /** Room again. */
  async empty(): Promise<void> {
    await this.resize(SIZE_KB);
  }

  private async resize(kilobytes: number): Promise<void> {
    await run('mount', ['-o', `remount,size=${kilobytes}k`, this.folder]);
  }
}
