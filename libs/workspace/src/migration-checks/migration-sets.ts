import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.js';
import type { MigrationText } from './check.js';

/** A set of migrations that installations apply. */
export interface SetOfFiles {
  readonly name: string;
  readonly files: readonly MigrationText[];
}

/** Every set that a service brings: its own, and those of the libraries it stands on. */
export function installedSets(): SetOfFiles[] {
  const own = readdirSync(join(ROOT, 'apps')).map((name) => ({
    name,
    folder: `apps/${name}/src/db/migrations`,
  }));
  const shared = ['messaging', 'platform'].map((name) => ({ name, folder: `libs/${name}/migrations` }));
  return [...shared, ...own]
    .filter(({ folder }) => existsSync(join(ROOT, folder)))
    .map(({ name, folder }) => ({ name, files: readSet(join(ROOT, folder)) }));
}

function readSet(folder: string): MigrationText[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ file, sql: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n') }));
}
