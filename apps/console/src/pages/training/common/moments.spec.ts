import { expect, test } from '@jest/globals';
import { instantOf, localInput, spanText, timeText } from './moments.js';

test('a span names its day once, and both where there are two', () => {
  expect(spanText('2022-07-12T00:30:00Z', '2022-07-12T04:30:00Z')).toBe('12/07/2022 07:30 – 11:30');
  expect(spanText('2022-07-12T00:30:00Z', '2022-07-13T04:30:00Z')).toBe(
    '12/07/2022 07:30 – 13/07/2022 11:30',
  );
});

test('what is typed is time of Viet Nam', () => {
  expect(instantOf('2022-07-12T07:30')).toBe('2022-07-12T07:30:00+07:00');
  expect(instantOf('')).toBeUndefined();
  expect(localInput('2022-07-12T00:30:00Z')).toBe('2022-07-12T07:30');
  expect(localInput('')).toBe('');
  expect(timeText('2022-07-12T00:30:00Z')).toBe('07:30');
});
