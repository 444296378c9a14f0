import { expect, test } from '@jest/globals';
import { isInstant } from './is-instant.js';

test.each(['2022-04-20T08:00:00+07:00', '2022-04-20T01:00Z', '2022-04-20T01:00:00.123Z'])(
  '%s is an instant',
  (text) => {
    expect(isInstant(text)).toBe(true);
  },
);

test.each([
  '2022-04-20',
  '2022-04',
  '2022-W10-3',
  '2022-123',
  '20220420',
  '2022-04-20T08:00',
  '2022-13-40T08:00:00Z',
  '2022-04-20T08:00:00,5Z',
  5,
  null,
])('%s is none', (value) => {
  expect(isInstant(value)).toBe(false);
});
