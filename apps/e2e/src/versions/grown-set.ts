import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationSet } from '@xaso/platform';

/** The migrations of a service in a folder of its own, where a spec may add to them or leave the last ones out. */
export class GrownSet {
  private constructor(
    private readonly folder: string,
    readonly set: MigrationSet,
  ) {}

  /** @param upTo leaves out the files whose name begins with a higher number than this, e.g. `0004` */
  static async of({ name, folder }: MigrationSet, upTo = '9999'): Promise<GrownSet> {
    const copy = await mkdtemp(join(tmpdir(), 'xaso-migrations-'));
    for (const file of await readdir(folder))
      if (file.slice(0, 4) <= upTo) await cp(new URL(file, folder), join(copy, file));
    return new GrownSet(copy, { name, folder: pathToFileURL(`${copy}/`) });
  }

  add(file: string, sql: string): Promise<void> {
    return writeFile(join(this.folder, file), sql);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
