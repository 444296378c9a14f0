import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const TEXT = /\.(js|css|html|svg|json|webmanifest|wasm|xml|txt)$/;
/** Below this a header costs more than the bytes saved. */
const SMALLEST = 1_024;

/**
 * Writes a .gz and a .br beside every text file of the build, once, so that no request pays for it.
 * @returns {import('vite').Plugin}
 */
export function precompress() {
  let folder = 'dist';
  return {
    name: 'xaso-precompress',
    apply: 'build',
    enforce: 'post',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    // After the service worker has been written, which also happens when the bundle is closed.
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler(error) {
        if (error) return;
        const names = await readdir(folder, { recursive: true });
        for (const name of names.filter((one) => TEXT.test(one))) await compressed(join(folder, name));
      },
    },
  };
}

/** @param {string} path */
async function compressed(path) {
  const bytes = await readFile(path);
  if (bytes.byteLength < SMALLEST) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  const [gz, br] = await Promise.all([zip(bytes, { level: 9 }), brotli(bytes, { params })]);
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
}
