import { expect, test } from '@jest/globals';
import { isInPeriod, lastDayOf } from './period.js';

test.each([
  ['2022-06-30', '2022', true],
  ['2021-12-31', '2022', false],
  ['2022-06-30', '2022-H1', true],
  ['2022-07-01', '2022-H1', false],
  ['2022-07-01', '2022-H2', true],
  ['2022-03-31', '2022-Q1', true],
  ['2022-04-01', '2022-Q1', false],
  ['2022-12-31', '2022-Q4', true],
  ['2022-06-01', '2022-06', true],
  ['2022-05-31', '2022-06', false],
  ['2023-06-01', '2022-06', false],
])('%s lies in %s: %s', (day, period, inside) => {
  expect(isInPeriod(day, period)).toBe(inside);
});

test.each([
  ['2022', '2022-12-31'],
  ['2022-H1', '2022-06-30'],
  ['2022-Q3', '2022-09-30'],
  ['2024-02', '2024-02-29'],
])('%s ends on %s', (period, day) => expect(lastDayOf(period)).toBe(day));
