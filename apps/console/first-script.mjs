import { build } from 'vite';

/** The name under which the built script is among the files of the application. */
const NAME = 'first.js';

/**
 * Builds one file, all in one, to run before everything else in the page: the usual split in shared parts would make it wait for
 * them.
 * @param {{ entry: string, served: string }} script where its source is, on the disk and in a page that `vite` serves
 * @returns {import('vite').Plugin}
 */
export function firstScript({ entry, served }) {
  let isBuilt = false;
  return {
    name: 'xaso-first-script',
    configResolved({ command }) {
      isBuilt = command === 'build';
    },
    async buildStart() {
      if (isBuilt) this.emitFile({ type: 'asset', name: NAME, source: await codeOf(entry) });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const file = Object.values(bundle).find((one) => one.type === 'asset' && one.names.includes(NAME));
        const attrs = file ? { src: `/${file.fileName}` } : { src: served, type: 'module' };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** @param {string} entry */
async function codeOf(entry) {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const [chunk] = 'output' in made ? made.output : [];
  if (chunk === undefined) throw new Error(`${entry} was not built`);
  return chunk.code;
}
