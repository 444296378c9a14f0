import { expect, test } from '@jest/globals';
import { timeOf } from './cpu.js';

test('processor time is read behind the name, whatever that holds', () => {
  const fields = 'S 7 1 1 0 -1 0 0 0 0 0 150 50 20 30 20 0 1 0 100 0 0';
  expect(timeOf(`42 (odd) name (x) ${fields}`)).toEqual({ parent: 7, seconds: 2.5 });
  expect(timeOf('')).toBeUndefined();
});
