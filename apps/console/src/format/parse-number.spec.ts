import { expect, test } from '@jest/globals';
import { parseNumber } from './parse-number.js';

test.each([
  ['450', 450],
  ['97,5', 97.5],
  ['97.5', 97.5],
  ['1.171', 1171],
  ['480.000.000', 480_000_000],
  ['480 000 000', 480_000_000],
  ['1.234,5', 1234.5],
  ['-3', -3],
  ['', undefined],
  ['1,2,3', undefined],
  ['12 xã', undefined],
])('%s is the number %s', (typed, value) => {
  expect(parseNumber(typed)).toBe(value);
});
