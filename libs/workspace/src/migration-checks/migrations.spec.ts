import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SERVICES } from '@xaso/operations';
import { ROOT } from '../root.js';
import { checkMigrations, sentences } from './check.js';
import { CLOSED_ON, EXCEPTIONS } from './exceptions.js';
import { installedSets } from './migration-sets.js';
import { byNumbers, RELEASES } from './releases.js';

const sets = installedSets();

test('there is a set for every service, and those of the libraries', () => {
  const names = sets.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['messaging', 'platform', ...SERVICES.map(({ name }) => name)]),
  );
  for (const { name, files } of sets) expect({ name, files: files.length }).not.toEqual({ name, files: 0 });
});

describe.each(sets)('the migrations of $name', ({ name, files }) => {
  const excepted = EXCEPTIONS.filter(({ file }) => file.startsWith(`${name}/`));

  test('can be applied beside the version that runs', async () => {
    const { faults, objections } = await checkMigrations(name, files, RELEASES[name]);
    const known = new Set(excepted.map(({ file }) => file));
    expect(sentences({ objections, faults: faults.filter(({ file }) => !known.has(file)) })).toEqual([]);
  });

  test('break what the list of exceptions says, and nothing else', async () => {
    const { faults } = await checkMigrations(name, files, RELEASES[name]);
    for (const { file, breaks } of excepted) {
      const found = faults.filter((fault) => fault.file === file).map((fault) => fault.breaks);
      expect({ file, breaks: found }).toEqual({ file, breaks });
    }
  });
});

test('the list of exceptions is closed: nothing came in later', () => {
  expect(EXCEPTIONS.filter(({ date }) => date > CLOSED_ON)).toEqual([]);
  const released = Object.values(RELEASES).flatMap((releases) => releases.map(({ date }) => date));
  expect(released.filter((date) => date < CLOSED_ON)).toEqual([]);
});

test('releases are in order, with migrations that exist, and none is newer than its package', () => {
  for (const [name, releases] of Object.entries(RELEASES)) {
    const versions = releases.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort(byNumbers));
    const files = sets.find((one) => one.name === name)?.files.map(({ file }) => file) ?? [];
    for (const { last } of releases) expect(files).toContain(last);
    const folder = ['messaging', 'platform'].includes(name) ? 'libs' : 'apps';
    const manifest = readFileSync(join(ROOT, folder, name, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    for (const one of versions) expect(byNumbers(one, version)).toBeLessThanOrEqual(0);
  }
});
