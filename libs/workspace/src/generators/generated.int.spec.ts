import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CopiedCheckout, copiedCheckout, NEW } from './copied-checkout.fixture.js';
import { newEvent } from './new-event.js';
import { newModule } from './new-module.js';
import { newService } from './new-service.js';
import { Tree } from './tree.js';

/** Compiler, lint and tests start anew in the copy, on a machine that may be busy. */
const LONG = 300_000;

let copy: CopiedCheckout;
beforeAll(async () => {
  copy = copiedCheckout();
  for (const generate of [
    (tree: Tree) => newService(tree, 'laundry'),
    (tree: Tree) => newModule(tree, 'laundry', 'wash-loads'),
    (tree: Tree) => newEvent(tree, 'laundry', 'wash-load.folded'),
  ]) {
    const tree = new Tree(copy.root);
    generate(tree);
    await tree.save();
  }
  copy.link(...NEW);
}, LONG);
afterAll(() => copy?.remove());

/** Runs a tool on what was generated; its output is the reason when it fails. */
const passes = async (script: string, ...args: string[]) => {
  const { code, output } = await copy.run(script, ...args);
  expect(code === 0 ? '' : output).toBe('');
};
/** Jest starts and stops no servers: those of this run are named in the environment. */
const passesTests = (kind: string, ...paths: string[]) =>
  passes(
    'jest/bin/jest.js',
    '--config',
    `jest.${kind}.config.mjs`,
    '--globalSetup=',
    '--globalTeardown=',
    ...paths,
  );

describe('a service with a module and an event', () => {
  test('compiles', () => passes('typescript/bin/tsc', '-b', 'apps/laundry'), LONG);

  test(
    'passes lint and is formatted',
    async () => {
      await Promise.all([
        passes('eslint/bin/eslint.js', ...NEW, '--max-warnings', '0'),
        passes(
          'prettier/bin/prettier.cjs',
          '--check',
          ...NEW,
          'deploy',
          'tsconfig.json',
          'docker-compose.yml',
        ),
      ]);
    },
    LONG,
  );

  test('passes its tests of rules and contract', () => passesTests('unit', ...NEW), LONG);

  test('stores and tells in one transaction', () => passesTests('int', 'apps/laundry/src/wash-loads'), LONG);
});
