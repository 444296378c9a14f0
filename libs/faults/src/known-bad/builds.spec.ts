import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { KNOWN_BAD } from './builds.js';
import { compiled, edited, EditMisfit, sourceOf } from './edit.js';

const here = (file: string) => new URL(file, import.meta.url);
const SOURCE = new URL('../../../workspace/bootstrap/source.mjs', import.meta.url).href;

/** Runs a line of code in a process that was made a known-bad build. */
function run(name: string, code: string) {
  const args = [
    `--import=${SOURCE}`,
    `--import=${here('./hook.mjs').href}`,
    '--input-type=module',
    '-e',
    code,
  ];
  return spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: fileURLToPath(here('../..')),
    env: { ...process.env, KNOWN_BAD: name, NODE_OPTIONS: '' },
  });
}

const builds = KNOWN_BAD.map((build) => [build.name, build] as const);

test('the eight mistakes of which the checker must know are there', () => {
  expect(builds.map(([name]) => name).sort()).toEqual([
    'auto-resolve',
    'commit-before-processing',
    'concurrent-sends',
    'no-fence',
    'no-inbox',
    'order-by-tx',
    'sequence-cursor',
    'swallowed-error',
  ]);
});

describe.each(builds)('%s', (_, { edits, why }) => {
  test('still fits the production code, changes it, and compiles', () => {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const text = edited(file, edits);
      const sound = edited(file, []);
      expect(text).not.toBe(sound);
      expect(compiled(file, text)).not.toBe(compiled(file, sound));
    }
  });

  test('says in a sentence what is wrong', () => {
    expect(why).toMatch(/^It .{40,}\.$/);
  });
});

describe('an edit', () => {
  const file = 'libs/messaging/src/relay/term.ts';

  test.each([
    ['none', 'no such text', 'contains this text 0 times'],
    ['many', 'this', /contains this text \d+ times/],
  ])('that matches %s is refused', (_, find, said) => {
    expect(() => edited(file, [{ file, find, replace: '' }])).toThrow(EditMisfit);
    expect(() => edited(file, [{ file, find, replace: '' }])).toThrow(said);
  });

  test('of a file that is gone is refused', () => {
    const gone = 'libs/messaging/src/gone.ts';
    expect(() => edited(gone, [])).toThrow('libs/messaging/src/gone.ts is not there any more');
  });

  test('finds its file behind a source and behind a build', () => {
    const root = new URL('../../../../', import.meta.url).href;
    expect(sourceOf(`${root}${file}`)).toBe(file);
    expect(sourceOf(`${root}libs/messaging/dist/relay/term.js`)).toBe(file);
    expect(sourceOf(`${root}node_modules/pg/lib/dist/index.js`)).toBeUndefined();
    expect(sourceOf('node:fs')).toBeUndefined();
  });
});

describe('a process', () => {
  const PEEK = `const { PEEK } = await import('../messaging/src/relay/pg-window.ts'); process.stdout.write(PEEK)`;
  const sound = 'pg_visible_in_snapshot';

  test('runs the sound code without a name', () => {
    const { stdout, stderr } = run('', PEEK);
    expect([stdout, stderr]).toEqual([expect.stringContaining(sound), '']);
  });

  test('runs the changed code with one', () => {
    const { stdout, status } = run('sequence-cursor', PEEK);
    expect([status, stdout]).toEqual([0, expect.not.stringContaining(sound)]);
  });

  test('does not start under a name that nobody has', () => {
    const { status, stderr } = run('no-such-build', PEEK);
    expect([status, stderr]).toEqual([70, expect.stringContaining('no known-bad build is named so')]);
  });
});
