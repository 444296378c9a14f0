import { expect, test } from '@jest/globals';
import { sessionsFrom } from './sessions-from.js';

test('a class of several sittings has one a day at the same time', () => {
  expect(sessionsFrom('2022-07-12T07:30:00+07:00', '2022-07-12T11:30:00+07:00', 2)).toEqual([
    { startsAt: '2022-07-12T00:30:00.000Z', endsAt: '2022-07-12T04:30:00.000Z' },
    { startsAt: '2022-07-13T00:30:00.000Z', endsAt: '2022-07-13T04:30:00.000Z' },
  ]);
});
