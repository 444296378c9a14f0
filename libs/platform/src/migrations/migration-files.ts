import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The migrations one package brings: a folder of `*.sql`, applied in the order of their names. */
export interface MigrationSet {
  readonly name: string;
  /** Ends with a slash. */
  readonly folder: URL;
}

/** One file of a set. */
export interface MigrationFile {
  readonly set: string;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 of the text with unix line ends. */
  readonly checksum: string;
}

/** Migrations that cannot be applied, or were changed after they had been; names the file and the way out. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

export async function readMigrations(sets: readonly MigrationSet[]): Promise<MigrationFile[]> {
  const names = sets.map((set) => set.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice)
    throw new MigrationError(`two migration sets are called "${twice}"; each set needs a name of its own`);
  return (await Promise.all(sets.map(readSet))).flat();
}

async function readSet({ name, folder }: MigrationSet): Promise<MigrationFile[]> {
  const path = fileURLToPath(folder);
  const entries = await readdir(path).catch((error: unknown) => {
    throw new MigrationError(`the migrations of "${name}" are not in ${path}`, { cause: error });
  });
  const files = entries.filter((entry) => entry.endsWith('.sql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
      return { set: name, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
