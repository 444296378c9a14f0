/**
 * `node --import …/source.mjs file.ts` runs the workspace's TypeScript as it stands, without a build: packages are taken
 * from their `src` (condition `@xaso/source`), `./x.js` finds `./x.ts`, and swc turns each file into JavaScript with the
 * same settings as the build.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const options = JSON.parse(readFileSync(new URL('../../../.swcrc', import.meta.url), 'utf8'));
process.setSourceMapsEnabled(true);

registerHooks({
  resolve(specifier, context, next) {
    const conditions = [...(context.conditions ?? []), '@xaso/source'];
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && /\.ts(\?|$)/.test(context.parentURL ?? '')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, { ...context, conditions });
    }
    return next(specifier, { ...context, conditions });
  },
  load(url, context, next) {
    if (!/^file:.*\.ts(\?\d+)?$/.test(url) || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      ...options,
      filename,
      configFile: false,
      swcrc: false,
      sourceMaps: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
