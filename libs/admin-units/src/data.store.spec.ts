import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DATA_FOLDER, readData } from './data.store.js';
import { UnitDataError } from './dataset.js';

describe('a damaged data folder', () => {
  let folder = '';
  const url = () => pathToFileURL(`${folder}/`);
  const edit = async (file: string, change: (text: string) => string) =>
    writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  /** As if the build itself had made the file so: with a fitting checksum. */
  const rebuild = async (file: string, change: (text: string) => string) => {
    await edit(file, change);
    const sha256 = createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex');
    await edit('manifest.json', (text) => {
      const manifest = JSON.parse(text) as { files: Record<string, { sha256: string }> };
      manifest.files[file] = { sha256 };
      return JSON.stringify(manifest);
    });
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'admin-units-'));
    await cp(DATA_FOLDER, url(), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = () => readData(url()).dataset.conversion();

  test('is not seen in an exact copy', () => {
    expect(read().successors.size).toBeGreaterThan(0);
  });

  test.each([
    'units.before-2025-07-01.tsv',
    'units.from-2025-07-01.tsv',
    'conversion.tsv',
    'exceptions.json',
  ])('is refused when one letter of %s differs', async (file) => {
    await edit(file, (text) => text.replace('Nh', 'nh').replace('Thành', 'Thanh'));
    expect(read).toThrow(UnitDataError);
    expect(read).toThrow(`${file}: its checksum`);
  });

  test('is refused when a file is missing, with what to do', async () => {
    await rm(join(folder, 'conversion.tsv'));
    expect(read).toThrow(
      /conversion\.tsv: it cannot be read\. No unit was loaded\. Install .* again, or rebuild/,
    );
  });

  test('is refused when the manifest is no manifest', async () => {
    await edit('manifest.json', () => '{');
    expect(read).toThrow('manifest.json: it is not JSON');
    await edit('manifest.json', () => 'null');
    expect(read).toThrow('manifest.json: its format is not 1');
    await edit('manifest.json', () => '{"format":1}');
    expect(read).toThrow('manifest.json: it does not name the lists and files');
  });

  test.each([
    ['units.from-2025-07-01.tsv', '17335\tXã', '1733\tXã', '"1733" is no code'],
    ['units.from-2025-07-01.tsv', '17335\tXã', '17329\tXã', '17329 is there twice'],
    ['units.from-2025-07-01.tsv', 'name\n01\tThành phố\tHà Nội', 'name', '00004 has no province'],
    ['units.from-2025-07-01.tsv', 'code\tkind', 'code\tsort', 'the heading is not the expected one'],
    ['units.before-2025-07-01.tsv', '17335\tXã\tThành Sơn', '17335\tXã', 'is not three cells'],
    ['units.before-2025-07-01.tsv', '17335\tXã\tThành Sơn', '17335\tXã\tThành Sơn\t', 'is not three cells'],
    ['conversion.tsv', '\n17335\t', '\n99999\t', '99999 is no unit of today'],
    ['conversion.tsv', ' 17335 ', ' 99999 ', 'it does not explain the unknown old codes 99999'],
    ['exceptions.json', '"retyped"', '"renamed"', 'kind, code, name or reason is missing'],
    ['exceptions.json', '{', '', 'it is not JSON'],
    ['exceptions.json', '"exceptions"', '"others"', 'it has no list of exceptions'],
  ])('is refused when %s has %j as %j', async (file, good, bad, message) => {
    await rebuild(file, (text) => {
      expect(text).toContain(good);
      return text.replace(good, bad);
    });
    expect(read).toThrow(UnitDataError);
    expect(read).toThrow(message);
  });

  test('is refused when a file is cut off', async () => {
    await rebuild('units.before-2025-07-01.tsv', (text) => text.slice(0, -3));
    expect(read).toThrow('the last line is cut off');
  });
});
