/**
 * `node --import …/preload.mjs jest`: the workspace's TypeScript runs as it stands in Jest and in its workers, which take
 * over this flag (jest-light-runner does not transform). Loaded modules are kept from one spec to the next: reading NestJS
 * and TypeORM anew for each of 300 specs was most of the time of `npm test`.
 */
import { registerHooks } from 'node:module';
import '../source.mjs';

const globals = new URL('./globals.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: globals, format: 'module', shortCircuit: true }
      : next(specifier, context),
});
