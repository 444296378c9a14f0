import { expect, test } from '@jest/globals';
import { parseDay } from './parse-day.js';

test.each([
  ['1/6/2022', '2022-06-01'],
  ['01-06-2022', '2022-06-01'],
  ['01.06.2022', '2022-06-01'],
  ['01062022', '2022-06-01'],
  ['2022-06-01', '2022-06-01'],
  [' 29/02/2024 ', '2024-02-29'],
  ['29/02/2022', undefined],
  ['13/13/2022', undefined],
  ['6/2022', undefined],
  ['', undefined],
])('%s is the day %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});
