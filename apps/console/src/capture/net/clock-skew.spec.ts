import { expect, test } from '@jest/globals';
import { clockSkew } from './clock-skew.js';

const SERVER = 'Tue, 12 May 2026 03:00:00 GMT';
const at = (seconds: number) => Date.parse(SERVER) + seconds * 1_000;

test('a clock that goes right is right to the second, however long the answer took', () => {
  expect(clockSkew(SERVER, at(-2), at(3))).toBe(0);
});

test('ahead is positive, behind is negative, no date is no measure', () => {
  expect(clockSkew(SERVER, at(600), at(601))).toBe(600_000);
  expect(clockSkew(SERVER, at(-3_600), at(-3_599))).toBe(-3_600_000);
  expect(clockSkew(null, at(0), at(0))).toBeUndefined();
  expect(clockSkew('gestern', at(0), at(0))).toBeUndefined();
});
