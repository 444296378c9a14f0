import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../root.js';

/** Another process reads the sources anew, on a machine that may be busy. */
const LONG = 120_000;

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'xaso-contracts-'));
  cpSync(join(ROOT, 'libs/contracts'), join(copy, 'contracts'), {
    recursive: true,
    filter: (source) => !/\/(node_modules|dist)$/.test(source),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** What the command says of the copy, and its exit code. */
const check = () =>
  new Promise<{ code: unknown; output: string }>((resolve) => {
    const command = join(ROOT, 'libs/workspace/bootstrap/run.mjs');
    const args = [command, 'contracts', '--contracts', join(copy, 'contracts')];
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, output: stdout + stderr }),
    );
  });

/** A change of a file of the copy. */
function change(path: string, from: string, to: string): void {
  const file = join(copy, 'contracts', path);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

/** What is told of one fact, from its line up to the next one. */
const toldOf = (output: string, type: string) =>
  output.split('BROKEN').find((part) => part.trim().startsWith(`${type} `)) ?? '';

test(
  'npm run contracts:check names what is fine, release by release, when nothing breaks anybody',
  async () => {
    const { code, output } = await check();
    expect([code, output]).toEqual([0, expect.stringContaining('What is declared now fits every release.')]);
    expect(output).toMatch(
      /^surveys\n {2}1\.0\.0 {2}7 released contracts are fine: .*surveys\.response\.voided\.v1/m,
    );
    expect(output).toMatch(
      /^ {2}1\.1\.0 {2}8 released contracts are fine: .*surveys\.campaign\.summarised\.v1/m,
    );
    expect(output).not.toContain('BROKEN');
  },
  LONG,
);

describe('changes that break somebody', () => {
  let told: { code: unknown; output: string };
  beforeAll(async () => {
    change('surveys/src/response-events.ts', 'capturedAt: Instant(', 'takenAt: Instant(');
    change('programme/src/pilot-events.ts', "'stopped'", "'halted'");
    const frozen = 'training/released/1.0.0/schemas/training.class.opened.v1.json';
    change(frozen, '"minimum": 1', '"minimum": 2');
    told = await check();
  }, LONG);

  test('end with 1, and say how many there are', () => {
    expect([told.code, told.output]).toEqual([
      1,
      expect.stringContaining('3 released contracts would break, 1 released file was touched.'),
    ]);
  });

  test('are told with the reader, the releases, the fields and the way to the next major', () => {
    const submitted = toldOf(told.output, 'surveys.response.submitted');
    expect(submitted).toContain('on surveys.response.v1, as released in 1.0.0 and 1.1.0');
    expect(submitted).toContain('capturedAt: removed, but readers rely on it');
    expect(submitted).toContain('takenAt: added as required, but old facts lack it');
    expect(submitted).toContain('This breaks: indicators (');
    expect(submitted).toContain('put capturedAt, takenAt back as libs/contracts/surveys/released/1.1.0/');
    expect(submitted).toContain('declare what the aggregate says on surveys.response.v2');
    expect(submitted).toContain('partitions 12, owner surveys');
    expect(submitted).toContain('write both in one transaction');
    expect(submitted).toContain('move indicators: name v2 in apps/indicators/src/subscriptions.ts');
  });

  test('name every service that reacts to the fact, by its handlers', () => {
    const changed = toldOf(told.output, 'programme.pilot.phase-changed');
    const [line] = /This breaks: .*/.exec(changed) ?? [];
    expect(line).toContain('surveys (surveys.closing-rounds)');
    expect(line).toContain('training (training.pilot-phases)');
    expect(line).toContain('indicators (');
  });

  test('leave the other contracts of the same release fine', () => {
    expect(told.output).toMatch(/1\.1\.0 {2}7 released contracts are fine: .*surveys\.response\.voided\.v1/);
  });

  test('are met in a release as well: it is frozen', () => {
    expect(told.output).toContain(
      'schemas/training.class.opened.v1.json: changed or removed after the release',
    );
  });
});
