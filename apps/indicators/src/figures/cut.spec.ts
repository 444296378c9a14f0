import { expect, test } from '@jest/globals';
import { endOf, localDay, startOfDay } from './cut.js';

test.each([
  ['2022-06-01', '2022-06-01T17:00:00.000Z'],
  ['2022-06-01T10:00:00+07:00', '2022-06-01T03:00:00.001Z'],
  ['2022-06-01T03:00Z', '2022-06-01T03:00:00.001Z'],
])('%s includes what is before %s', (moment, end) => expect(endOf(moment)?.toISOString()).toBe(end));

test.each(['2022-02-30', '2022-13-01', '2022-06', 'now', '2022-06-01T10:00:00', '', '2022-06-01 10:00Z'])(
  '"%s" is no moment',
  (moment) => expect(endOf(moment)).toBeUndefined(),
);

test('a local day begins at 17:00 UTC of the day before', () => {
  const instant = new Date('2022-06-01T18:30:00Z');
  expect(localDay(instant)).toBe('2022-06-02');
  expect(startOfDay(instant).toISOString()).toBe('2022-06-01T17:00:00.000Z');
});
