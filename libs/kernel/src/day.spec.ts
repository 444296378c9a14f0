import { expect, test } from '@jest/globals';
import { assertHappened, dayOf, isDay, startOf } from './day.js';

test('a day begins at local midnight, and an instant lies in the day of Viet Nam', () => {
  expect(startOf('2022-06-01').toISOString()).toBe('2022-05-31T17:00:00.000Z');
  expect(dayOf(new Date('2022-05-31T17:00:00Z'))).toBe('2022-06-01');
  expect(dayOf(new Date('2022-05-31T16:59:59Z'))).toBe('2022-05-31');
});

test.each([
  ['2022-02-28', true],
  ['2024-02-29', true],
  ['2022-02-29', false],
  ['2022-6-1', false],
  ['2022-06-01T00:00:00Z', false],
])('%s is a day: %s', (text, real) => {
  expect(isDay(text)).toBe(real);
});

test('what has not happened yet is not recorded', () => {
  const now = new Date('2022-06-01T10:00:00Z');
  expect(() => assertHappened('2022-06-01', now)).not.toThrow();
  expect(() => assertHappened('2022-06-02', now)).toThrow(expect.objectContaining({ code: 'day-in-future' }));
});
