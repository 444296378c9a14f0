import { expect, test } from '@jest/globals';
import { wholeNumber } from './whole-number.js';

test.each([
  ['480.000.000', 480_000_000],
  ['0', 0],
  [' 12 ', 12],
  ['1,5', undefined],
  ['-3', undefined],
  ['mười', undefined],
  ['', undefined],
])('"%s" is %s', (typed, value) => {
  expect(wholeNumber(typed)).toBe(value);
});
