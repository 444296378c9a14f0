import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/pilot-part.fixture.js';
import { NEW_CLASS, OPEN, PLANNED, RUNNING, TIMES } from './class.fixture.js';
import { timetable } from './timetable.js';
import { cancel, open, reschedule, reword, schedule, start } from './training-class.js';

const later = new Date('2022-07-12T05:00:00Z');
const weather = { reasonCode: 'weather', note: 'mưa lũ' } as const;
const identity = { classId: part.id, curriculum: 'C5', curriculumVersion: 1, classKind: 'class' };
const moved = timetable({
  ...TIMES,
  endsAt: new Date('2022-07-14T11:30:00+07:00'),
  sessions: [
    { startsAt: new Date('2022-07-12T07:30:00+07:00'), endsAt: new Date('2022-07-12T11:30:00+07:00') },
    { startsAt: new Date('2022-07-14T07:30:00+07:00'), endsAt: new Date('2022-07-14T11:30:00+07:00') },
  ],
});

describe('a class', () => {
  test('is told of when it is planned, without where and by whom', () => {
    const at = new Date('2022-06-20T02:00:00Z');
    const { next, events } = schedule(part, NEW_CLASS, at);
    expect(next).toMatchObject({ state: 'planned', version: 1, resultsRevision: 0 });
    expect(events.map(({ occurredAt, data }) => [occurredAt, data])).toEqual([
      [
        at,
        {
          ...identity,
          capacity: 30,
          startsAt: '2022-07-12T00:30:00.000Z',
          endsAt: '2022-07-13T04:30:00.000Z',
          sessions: 2,
        },
      ],
    ]);
  });

  test('goes from planned to open to in progress, and no other way', () => {
    expect([PLANNED.state, OPEN.state, RUNNING.state]).toEqual(['planned', 'open', 'in-progress']);
    expect(refusal(() => start(PLANNED, later)).is).toBe('conflict class-state');
    expect(refusal(() => open(OPEN, later)).is).toBe('conflict class-state');
    expect(refusal(() => start(RUNNING, later)).is).toBe('conflict class-state');
  });

  test('starts on its local day, not before it', () => {
    expect(start(OPEN, new Date('2022-07-11T17:00:00Z')).next.state).toBe('in-progress');
    expect(refusal(() => start(OPEN, new Date('2022-07-11T16:59:59Z'))).is).toBe('conflict class-too-early');
  });

  test('takes no step before its last one', () => {
    expect(refusal(() => open(PLANNED, new Date('2022-06-19T02:00:00Z')))).toEqual({
      is: 'invalid before-last-step',
      faults: ['at before-last-step'],
    });
  });
});

describe('another timetable', () => {
  test('is told of as a whole', () => {
    const { next, events } = reschedule(RUNNING, moved, [1], later);
    expect(next).toMatchObject({ ...moved, changedAt: later });
    expect(events[0]?.data).toMatchObject({ ...identity, endsAt: '2022-07-14T04:30:00.000Z', sessions: 2 });
  });

  test('leaves sessions that were attended as they are', () => {
    expect(refusal(() => reschedule(RUNNING, moved, [1, 2], later))).toEqual({
      is: 'conflict session-attended',
      faults: ['sessions.1 session-attended'],
    });
  });

  test('is another one', () => {
    expect(refusal(() => reschedule(OPEN, TIMES, [], later)).is).toBe('invalid nothing-to-correct');
    expect(reschedule(OPEN, { ...TIMES, capacity: 31 }, [], later).next.capacity).toBe(31);
  });
});

describe('a class that is not held', () => {
  test.each([
    ['planned', PLANNED],
    ['open', OPEN],
    ['in progress', RUNNING],
  ])('was %s', (_what, from) => {
    const { next, events } = cancel(from, weather, [], later);
    expect(next).toMatchObject({ state: 'cancelled', cancelReason: 'weather', cancelNote: 'mưa lũ' });
    expect(events.map(({ data }) => data)).toEqual([{ ...identity, reasonCode: 'weather' }]);
  });

  test('was attended by nobody, and is cancelled once', () => {
    expect(refusal(() => cancel(RUNNING, weather, [1], later)).is).toBe('conflict class-attended');
    const gone = cancel(OPEN, weather, [], later).next;
    expect(refusal(() => cancel(gone, weather, [], later)).is).toBe('conflict class-state');
    expect(refusal(() => reword(gone, { venue: 'x' })).is).toBe('conflict class-state');
  });
});

test('words change without a fact', () => {
  const { next, events } = reword(RUNNING, { venue: 'Hội trường xã' });
  expect([next.venue, next.version, events]).toEqual(['Hội trường xã', RUNNING.version + 1, []]);
  expect(refusal(() => reword(RUNNING, {})).is).toBe('invalid nothing-to-correct');
});
