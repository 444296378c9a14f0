import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../root.js';
import { EXAMPLE } from './python.js';

test('the example for analysts knows every type that a contract has samples of, and no other', () => {
  const contracts = join(ROOT, 'libs', 'contracts');
  const samples = readdirSync(contracts)
    .filter((name) => name !== 'common')
    .flatMap((name) => readdirSync(join(contracts, name, 'samples')));
  const types = new Set(samples.map((file) => file.split('.').slice(0, 3).join('.')));
  const known = readFileSync(join(EXAMPLE, 'xaso_analytics', 'known_types.txt'), 'utf8')
    .trim()
    .split('\n');
  expect(known).toEqual([...types].sort());
});
