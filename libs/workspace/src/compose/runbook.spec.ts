import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ROOT } from '../root.js';

const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const text = read('deploy', 'RUNBOOK.md');
const env = read('deploy', 'env');
const { services } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, object>;
};

/** Whatever is written as code, a line each. */
const code = [...text.matchAll(/^```sh\n([\s\S]*?)^```$|`([^`\n]+)`/gm)]
  .flatMap(([, block, inline]) => (block ?? inline ?? '').split('\n'))
  .map((line) => line.trim());

/** What comes behind the words of a compose command, without its options and placeholders. */
const named = (command: string): string[] =>
  code
    .flatMap((line) => line.split(/\s*(?:\||&&|;)\s*/))
    .flatMap((line) => new RegExp(`docker compose ${command}\\b(.*)`).exec(line)?.[1] ?? [])
    .map((rest) => rest.trim())
    .filter((rest) => !rest.includes('"$'));
const words = (line: string): string[] => line.split(/\s+/).filter((word) => /^[a-z]/.test(word));

describe('the runbook', () => {
  test('runs, starts and stops what docker-compose.yml has', () => {
    const one = ['run', 'exec'].flatMap((command) => named(command).flatMap((rest) => words(rest)[0] ?? []));
    const several = ['up', 'stop', 'build'].flatMap((command) => named(command).flatMap(words));
    const unknown = [...one, ...several].filter((name) => !(name in services));
    expect([one.length > 10, several.length > 5, unknown]).toEqual([true, true, []]);
  });

  test('changes secrets that deploy/env knows', () => {
    const changed = code.flatMap((line) => /^deploy\/env --new ([A-Z_]+)/.exec(line)?.[1] ?? []);
    expect(changed.filter((name) => !new RegExp(`^${name}=`, 'm').test(env))).toEqual([]);
    expect(changed).toContain('SESSION_KEY');
  });
});
