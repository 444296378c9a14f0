import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Dataset, UnitDataError, parseDataset } from './dataset.js';
import type { Epoch } from './epoch.js';

/** The data folder of this package; `src` and `dist` lie beside it. */
export const DATA_FOLDER = new URL('../data/', import.meta.url);

const FORMAT = 1;
const LISTS: Readonly<Record<Epoch, string>> = {
  'before-2025-07-01': 'units.before-2025-07-01.tsv',
  'from-2025-07-01': 'units.from-2025-07-01.tsv',
};

export interface LoadedData {
  readonly dataset: Dataset;
  /** The day each list was published as of, `YYYY-MM-DD`. */
  readonly listedOn: Readonly<Record<Epoch, string>>;
}

interface Manifest {
  readonly format: number;
  readonly lists: Readonly<Record<Epoch, string>>;
  readonly files: Readonly<Record<string, { readonly sha256: string }>>;
}

/** Reads and checks a data folder. Throws UnitDataError, naming the file, when something is missing or not as it was built. */
export function readData(folder: URL = DATA_FOLDER): LoadedData {
  const manifest = readManifest(folder);
  const built = (file: string) => {
    const bytes = read(folder, file);
    const expected = manifest.files[file]?.sha256;
    if (createHash('sha256').update(bytes).digest('hex') !== expected)
      throw new UnitDataError(
        file,
        'its checksum is not the one of manifest.json, so it was changed after the build',
      );
    return { file, text: bytes.toString('utf8') };
  };
  const dataset = parseDataset({
    lists: {
      'before-2025-07-01': built(LISTS['before-2025-07-01']),
      'from-2025-07-01': built(LISTS['from-2025-07-01']),
    },
    conversion: built('conversion.tsv'),
    exceptions: built('exceptions.json'),
  });
  return { dataset, listedOn: manifest.lists };
}

function readManifest(folder: URL): Manifest {
  const text = read(folder, 'manifest.json').toString('utf8');
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(text) as typeof manifest;
  } catch (cause) {
    throw new UnitDataError('manifest.json', 'it is not JSON', { cause });
  }
  if (manifest?.format !== FORMAT) throw new UnitDataError('manifest.json', `its format is not ${FORMAT}`);
  const { format, lists, files } = manifest;
  if (!isRecord(lists) || !isRecord(files))
    throw new UnitDataError('manifest.json', 'it does not name the lists and files');
  return { format, lists, files };
}

function isRecord<T extends object>(value: T | null | undefined): value is T {
  return typeof value === 'object' && value !== null;
}

function read(folder: URL, file: string): Buffer {
  try {
    return readFileSync(new URL(file, folder));
  } catch (cause) {
    throw new UnitDataError(file, 'it cannot be read', { cause });
  }
}
