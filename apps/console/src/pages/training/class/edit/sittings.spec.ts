import { expect, test } from '@jest/globals';
import { oneMore, sittingFaults, sittingsOf, timesOf } from './sittings.js';

const typed = sittingsOf([
  { n: 1, startsAt: '2022-07-12T00:30:00.000Z', endsAt: '2022-07-12T04:30:00.000Z' },
  { n: 2, startsAt: '2022-07-31T00:30:00.000Z', endsAt: '2022-07-31T04:30:00.000Z' },
]);
const words = { missing: 'điền', reversed: 'ngược' };

test('sessions are typed in local time and sent as instants, with the whole class around them', () => {
  expect(typed[0]).toEqual({ startsAt: '2022-07-12T07:30', endsAt: '2022-07-12T11:30' });
  expect(timesOf(typed.toReversed())).toEqual({
    startsAt: '2022-07-12T07:30:00+07:00',
    endsAt: '2022-07-31T11:30:00+07:00',
    sessions: [
      { startsAt: '2022-07-31T07:30:00+07:00', endsAt: '2022-07-31T11:30:00+07:00' },
      { startsAt: '2022-07-12T07:30:00+07:00', endsAt: '2022-07-12T11:30:00+07:00' },
    ],
  });
});

test('one more session is proposed a day after the last, at the same time', () => {
  expect(oneMore(typed).at(-1)).toEqual({ startsAt: '2022-08-01T07:30', endsAt: '2022-08-01T11:30' });
  expect(oneMore([])).toEqual([{ startsAt: '', endsAt: '' }]);
});

test('a session without a time, or that ends before it begins, is wrong at its field', () => {
  const sittings = [
    ...typed,
    { startsAt: '2022-08-01T09:00', endsAt: '2022-08-01T08:00' },
    { startsAt: '', endsAt: '' },
  ];
  expect(sittingFaults(sittings, words)).toEqual({
    'sessions.2.endsAt': 'ngược',
    'sessions.3.startsAt': 'điền',
    'sessions.3.endsAt': 'điền',
  });
});
