import { describe, expect, test } from '@jest/globals';
import { RUNNING } from '../classes/class.fixture.js';
import { attend, register, withdraw } from '../enrolments/enrolment.js';
import { part } from '../common/pilot-part.fixture.js';
import { type DeviceMark, judge, type Known } from './device-marks.js';

const NOW = new Date('2022-07-13T03:00:00Z');
const MORNING = new Date('2022-07-12T01:00:00Z');
const enrolment = register(
  { ...part, id: '0190a000-0000-7000-8000-0000000000e1' },
  {
    classId: RUNNING.id,
    curriculum: 'C5',
    pillar: 'economy',
    personId: part.id,
    group: 'farmers',
    walkIn: false,
  },
  MORNING,
).next;
const known = (changes: Partial<Known> = {}): Known => ({
  received: new Map(),
  classes: new Map([[RUNNING.id, RUNNING]]),
  enrolments: new Map([[enrolment.id, enrolment]]),
  stored: [],
  by: 'trainer-1',
  now: NOW,
  skewMs: null,
  ...changes,
});
const mark = (changes: Partial<DeviceMark> = {}): DeviceMark => ({
  id: 'm1',
  classId: RUNNING.id,
  session: 1,
  enrolmentId: enrolment.id,
  present: true,
  markedAt: MORNING,
  ...changes,
});
const statuses = (marks: readonly DeviceMark[], changes: Partial<Known> = {}) =>
  judge(marks, known(changes)).answers.map(({ status, code }) => (code ? `${status} ${code}` : status));
const stood = { enrolmentId: enrolment.id, session: 1, present: false, at: MORNING };

describe('marks of a device', () => {
  test('are judged in the order they were made and answered in the order they were sent', () => {
    const later = mark({ id: 'm2', present: false, markedAt: new Date(MORNING.getTime() + 60_000) });
    expect(statuses([later, mark()])).toEqual(['accepted', 'accepted']);
    expect(judge([later, mark()], known()).accepted.map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  test('twice in one sending, or in two, count once', () => {
    expect(statuses([mark(), mark()])).toEqual(['accepted', 'duplicate mark-received']);
    expect(statuses([mark()], { received: new Map([['m1', mark()]]) })).toEqual(['duplicate mark-received']);
    expect(statuses([mark(), mark({ id: 'm2' })])).toEqual(['accepted', 'duplicate already-so']);
  });

  test('never overwrite what somebody else wrote', () => {
    const by = (via: 'list' | 'offline', who: string) => ({ stored: [{ ...stood, via, by: who }] });
    expect(statuses([mark()], by('list', 'trainer-1'))).toEqual(['conflict marked-otherwise']);
    expect(statuses([mark()], by('offline', 'trainer-2'))).toEqual(['conflict marked-otherwise']);
    expect(statuses([mark()], by('offline', 'trainer-1'))).toEqual(['accepted']);
    const earlier = mark({ markedAt: new Date(MORNING.getTime() - 1) });
    expect(statuses([earlier], by('offline', 'trainer-1'))).toEqual(['conflict marked-otherwise']);
  });

  test.each<[string, Partial<DeviceMark>, Partial<Known>, string]>([
    ['a class nobody knows', { classId: 'x' }, {}, 'class-unknown'],
    [
      'a class that takes none',
      {},
      { classes: new Map([[RUNNING.id, { code: 'class-state', detail: 'huỷ' }]]) },
      'class-state',
    ],
    ['somebody who is not in the class', { enrolmentId: 'x' }, {}, 'enrolment-unknown'],
    [
      'somebody who was withdrawn',
      {},
      { enrolments: new Map([[enrolment.id, withdraw(enrolment, 'other', MORNING).next]]) },
      'enrolment-withdrawn',
    ],
    ['a session that there is not', { session: 3 }, {}, 'session-unknown'],
    ['a session that was not held yet', { session: 2 }, {}, 'session-not-begun'],
    ['tomorrow', { markedAt: new Date('2022-07-14T00:00:00Z') }, {}, 'marked-in-future'],
    ['an id of another mark', { session: 2 }, { received: new Map([['m1', mark()]]) }, 'mark-id-reused'],
  ])('of %s are rejected', (_what, changes, state, code) => {
    expect(statuses([mark(changes)], state)).toEqual([`rejected ${code}`]);
  });

  test('of somebody with a certificate are not taken back', () => {
    const certified = { ...enrolment, ...attend(enrolment, MORNING)?.next, certificateId: part.id };
    const changes = {
      enrolments: new Map([[enrolment.id, certified]]),
      stored: [{ ...stood, present: true, via: 'offline', by: 'trainer-1' } as const],
    };
    expect(statuses([mark({ present: false })], changes)).toEqual(['rejected enrolment-certified']);
  });

  test('carry the time of the service where the clock of the device is known to be wrong', () => {
    const at = (markedAt: Date, skewMs: number | null) =>
      judge([mark({ markedAt })], known({ skewMs })).accepted[0]?.at.toISOString();
    const hour = 3_600_000;
    expect(at(new Date(MORNING.getTime() + 24 * hour), 24 * hour)).toBe(MORNING.toISOString());
    expect(at(MORNING, 30_000)).toBe(MORNING.toISOString());
    expect(at(new Date(NOW.getTime() + 60_000), null)).toBe(NOW.toISOString());
  });
});
