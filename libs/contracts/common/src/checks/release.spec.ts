import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { Code } from '../common-fields.js';
import type { EventContract } from '../event-contract.js';
import { checksOf } from './checks.js';
import { readContractPackage } from './contract-package.js';
import type { GoldenSample } from './golden-samples.js';
import { release, ReleaseRefused } from './release.js';
import { contract, contractOf, fields, sampleOf, samples } from './thing.fixture.js';

const events: readonly EventContract[] = [contract];
const READERS = '**Readers**: nothing to do.\n';

let folder: URL;
beforeEach(() => {
  folder = new URL(`${pathToFileURL(mkdtempSync(join(tmpdir(), 'xaso-contracts-'))).href}/`);
  mkdirSync(new URL('samples/', folder));
  samples.forEach(writeSample);
  writeChanges(`## 1.0.0 — unreleased\n\nThe first facts.\n\n${READERS}`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeSample({ name, topic, key, headers, value }: GoldenSample): void {
  writeFileSync(new URL(`samples/${name}.json`, folder), JSON.stringify({ topic, key, headers, value }));
}

const writeChanges = (text: string) => writeFileSync(new URL('CHANGES.md', folder), `# Changes\n\n${text}`);
const changes = () => readFileSync(new URL('CHANGES.md', folder), 'utf8');
const faults = (declared = events) =>
  checksOf(readContractPackage(folder, declared)).flatMap((check) => check.faults());
const releaseIt = (version = '1.0.0', declared = events) =>
  release({ folder, events: declared, version, day: '2026-11-22' });

describe('a release', () => {
  test('freezes schemas and samples, dates the version, and passes the checks from then on', () => {
    const target = releaseIt();
    expect(changes()).toBe(`# Changes\n\n## 1.0.0 — 2026-11-22\n\nThe first facts.\n\n${READERS}`);
    expect(readdirSync(new URL('released/', folder))).toEqual(['1.0.0']);
    expect(readdirSync(target).sort()).toEqual(['SHA256SUMS', 'samples', 'schemas']);
    expect(readdirSync(new URL('samples/', target))).toEqual(readdirSync(new URL('samples/', folder)));
    expect(
      JSON.parse(readFileSync(new URL('schemas/tests.thing.bought.v1.json', target), 'utf8')),
    ).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'urn:xaso:event:tests.thing.bought:v1',
      title: 'tests.thing.bought',
      description: 'A thing was bought.',
      additionalProperties: false,
    });
    expect(faults()).toEqual([]);
  });

  test('lists its files as sha256sum does', () => {
    const target = releaseIt();
    const lines = readFileSync(new URL('SHA256SUMS', target), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      const [hash, file = ''] = line.split('  ');
      expect(hash).toBe(
        createHash('sha256')
          .update(readFileSync(new URL(file, target)))
          .digest('hex'),
      );
    }
  });

  test('is followed by another, against which the next change is held as well', () => {
    releaseIt();
    writeChanges(`## 1.1.0 — unreleased\n\n${READERS}\n## 1.0.0 — 2026-11-22\n\n${READERS}`);
    const grown = [contractOf({ ...fields, grade: Type.Optional(Code('how good')) })];
    writeSample(sampleOf(4, {}, { grade: 'A' }));
    releaseIt('1.1.0', grown);
    expect(faults(grown)).toEqual([]);
    expect(faults([contractOf({ ...fields, lot: Type.Optional(Type.Boolean()) })]).join('\n')).toContain(
      'lot: type was "string", is "boolean"',
    );
  });

  test('is broken by whoever touches it', () => {
    const target = releaseIt();
    const first = new URL('samples/tests.thing.bought.case-0.json', target);
    cpSync(new URL('samples/tests.thing.bought.case-1.json', target), first);
    cpSync(first, new URL('samples/tests.thing.bought.case-9.json', target));
    rmSync(new URL('samples/tests.thing.bought.case-2.json', target));
    expect(faults()).toEqual([
      'samples/tests.thing.bought.case-0.json: changed or removed after the release',
      'samples/tests.thing.bought.case-2.json: changed or removed after the release',
      'samples/tests.thing.bought.case-9.json: added after the release',
    ]);
  });
});

describe('nothing is released, and nothing written,', () => {
  const refused = (why: string, version?: string, declared?: readonly EventContract[]) => {
    const before = changes();
    const attempt = () => releaseIt(version, declared);
    expect(attempt).toThrow(ReleaseRefused);
    expect(attempt).toThrow(why);
    expect(changes()).toBe(before);
  };
  const nothingFrozen = () => expect(readdirSync(folder).sort()).toEqual(['CHANGES.md', 'samples']);

  test.each(['1', '1.0', 'v1.0.0', '1.0.0-rc.1', '../1.0.0', ''])('as version "%s"', (version) => {
    refused(`"${version}" is not <major>.<minor>.<patch>`, version);
    nothingFrozen();
  });

  test('under a version that CHANGES.md does not announce', () => {
    refused('CHANGES.md needs the heading "## 1.1.0 — unreleased"', '1.1.0');
    nothingFrozen();
  });

  test('while it does not say what readers must do', () => {
    writeChanges('## 1.0.0 — unreleased\n\nThe first facts. **Readers** are named in passing.\n');
    refused('1.0.0 does not say what readers must do: end its entry with "**Readers**: …"');
    nothingFrozen();
  });

  test('while a check fails', () => {
    writeSample(sampleOf(1, {}, { source: 'fax' }));
    refused(
      'samples/tests.thing.bought.case-1: is a fact of its contract: producer: /source must be equal to one of the allowed values',
    );
    nothingFrozen();
  });

  test('a second time, under the same or a lower version', () => {
    releaseIt();
    const frozen = readFileSync(new URL('released/1.0.0/SHA256SUMS', folder), 'utf8');
    refused('it was released before, and a release is never overwritten');
    writeChanges(`## 0.9.0 — unreleased\n\n${READERS}\n## 1.0.0 — 2026-11-22\n\n${READERS}`);
    refused('1.0.0 is released already: choose a higher version', '0.9.0');
    expect(readFileSync(new URL('released/1.0.0/SHA256SUMS', folder), 'utf8')).toBe(frozen);
  });

  test('that would break an earlier release', () => {
    releaseIt();
    writeChanges(`## 1.1.0 — unreleased\n\n${READERS}\n## 1.0.0 — 2026-11-22\n\n${READERS}`);
    refused('grade: added as required, but old facts lack it', '1.1.0', [
      contractOf({ ...fields, grade: Code('how good') }),
    ]);
    expect(readdirSync(new URL('released/', folder))).toEqual(['1.0.0']);
  });
});

test('a sample file of another shape is named', () => {
  writeFileSync(new URL('samples/tests.thing.bought.broken.json', folder), '{"topic":"t","value":{}}');
  expect(() => faults()).toThrow('tests.thing.bought.broken.json: a sample has topic, key, headers, value');
  writeFileSync(new URL('samples/tests.thing.bought.broken.json', folder), '{');
  expect(() => faults()).toThrow('tests.thing.bought.broken.json');
});

test('a running service cannot load the checks: they exist as source only', () => {
  const script =
    "import('@xaso/contracts-common/checks').then(() => process.exit(0), (error) => { console.log(error.code); process.exit(3); })";
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: {},
  });
  expect([status, stdout.trim()]).toEqual([3, 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
});
