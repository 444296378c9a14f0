import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { local, timetable, type TimetableInput } from './timetable.js';

const at = (text: string) => new Date(`${text}:00+07:00`);
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const whole = { ...span('2022-07-12T07:30', '2022-07-13T17:00'), capacity: 30 };
const morning = span('2022-07-12T07:30', '2022-07-12T11:30');
const afternoon = span('2022-07-12T13:30', '2022-07-12T17:00');

describe('a timetable', () => {
  test('numbers its sessions in the order of time, whatever order they came in', () => {
    expect(timetable({ ...whole, sessions: [afternoon, morning] }).sessions).toEqual([
      { n: 1, startsAt: '2022-07-12T00:30:00.000Z', endsAt: '2022-07-12T04:30:00.000Z' },
      { n: 2, startsAt: '2022-07-12T06:30:00.000Z', endsAt: '2022-07-12T10:00:00.000Z' },
    ]);
  });

  test('without sessions is one session', () => {
    expect(timetable(whole).sessions).toEqual([
      { n: 1, startsAt: whole.startsAt.toISOString(), endsAt: whole.endsAt.toISOString() },
    ]);
  });

  test('takes sessions that follow one another without a pause', () => {
    const next = span('2022-07-12T11:30', '2022-07-12T12:30');
    expect(timetable({ ...whole, sessions: [morning, next] }).sessions).toHaveLength(2);
  });

  test.each<[string, Partial<TimetableInput>, string[]]>([
    ['a class that ends before it starts', { endsAt: at('2022-07-12T07:00') }, ['endsAt ends-before-start']],
    ['a class of no time', { endsAt: whole.startsAt }, ['endsAt ends-before-start']],
    ['no session at all', { sessions: [] }, ['sessions sessions-missing']],
    [
      'a session that ends before it starts',
      { sessions: [morning, { startsAt: afternoon.endsAt, endsAt: afternoon.startsAt }] },
      ['sessions.1.endsAt ends-before-start'],
    ],
    [
      'sessions outside the class',
      {
        sessions: [
          span('2022-07-11T07:30', '2022-07-11T11:30'),
          span('2022-07-13T16:00', '2022-07-13T18:00'),
        ],
      },
      ['sessions.0 session-outside', 'sessions.1 session-outside'],
    ],
    [
      'sessions at the same time, by the field they came in',
      { sessions: [span('2022-07-12T11:00', '2022-07-12T12:00'), morning] },
      ['sessions.0.startsAt session-overlap'],
    ],
  ])('refuses %s', (_what, changes, faults) => {
    expect(refusal(() => timetable({ ...whole, ...changes }))).toEqual({
      is: 'invalid timetable-invalid',
      faults,
    });
  });
});

test('people read local time', () => {
  expect(local(new Date('2022-07-12T17:30:00Z'))).toBe('2022-07-13 00:30');
});
