import { expect, test } from '@jest/globals';
import { MONTHS, seriesOf } from './series.js';

test('a series is two lists, null where nothing was measured', () => {
  expect(seriesOf('2022-05=12.3456 2022-06= 2022-07=0', false)).toEqual({
    periods: ['2022-05', '2022-06', '2022-07'],
    values: [12.35, null, 0],
  });
  expect(seriesOf(undefined, false)).toEqual({ periods: [], values: [] });
});

test('so few persons are withheld, nobody is not', () => {
  expect(seriesOf('2022-05=4 2022-06=5 2022-07=0', true).values).toEqual([null, 5, 0]);
  expect(seriesOf('2022-05=4', false).values).toEqual([4]);
});

test('only the last months are shown', () => {
  const text = Array.from({ length: 40 }, (_, index) => `m${index}=${index}`).join(' ');
  const { periods, values } = seriesOf(text, false);
  expect([periods.length, periods[0], values.at(-1)]).toEqual([MONTHS, 'm4', 39]);
});
