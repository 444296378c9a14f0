import { describe, expect, test } from '@jest/globals';
import { part } from '../common/pilot-part.fixture.js';
import { refusal } from '@xaso/testing/refusal';
import { attend, certify, type Enrolment, miss, register, settle, uncertify, withdraw } from './enrolment.js';
import { type Participation, recount } from './participation.js';

const AT = new Date('2022-07-12T01:00:00Z');
const CERTIFICATE = '0190a000-0000-7000-8000-00000000ce01';
const registered = register(
  part,
  {
    classId: '0190a000-0000-7000-8000-0000000000c1',
    curriculum: 'C5',
    pillar: 'economy',
    personId: '0190a000-0000-7000-8000-0000000000b1',
    group: 'farmers',
    walkIn: true,
  },
  AT,
);
const types = (
  decided: { readonly events: readonly { readonly contract: { readonly type: string } }[] } | null,
) => decided?.events.map(({ contract }) => contract.type.split('.').at(-1));
const next = (decided: { readonly next: Enrolment } | null): Enrolment => {
  if (!decided) throw new Error('nothing was decided');
  return decided.next;
};
const attended = next(attend(registered.next, AT));
const passed = next(settle(attended, 'passed', AT));
const certified = next(certify(passed, CERTIFICATE, AT));

describe('an enrolment', () => {
  test('is told with the class, the curriculum and the group, never with the person', () => {
    expect(registered.events[0]?.data).toEqual({
      enrolmentId: part.id,
      classId: registered.next.classId,
      ...{ curriculum: 'C5', group: 'farmers', walkIn: true },
    });
  });

  test('is attended from its first session on, and no longer when none is left', () => {
    expect(types(attend(registered.next, AT))).toEqual(['attended']);
    expect(attend(attended, AT)).toBeNull();
    expect(types(miss(attended, AT))).toEqual(['attendance-withdrawn']);
    expect(miss(registered.next, AT)).toBeNull();
  });

  test('takes back what came of it, in the order in which it counted', () => {
    expect(types(miss(passed, AT))).toEqual(['outcome-withdrawn', 'attendance-withdrawn']);
    expect(next(miss(passed, AT))).toMatchObject({
      state: 'registered',
      outcome: null,
      version: passed.version + 2,
    });
    expect(types(withdraw(passed, 'duplicate', AT))).toEqual([
      'outcome-withdrawn',
      'attendance-withdrawn',
      'withdrawn',
    ]);
    expect(types(withdraw(registered.next, 'cannot-come', AT))).toEqual(['withdrawn']);
  });

  test('that was withdrawn takes nothing any more', () => {
    const gone = withdraw(registered.next, 'cannot-come', AT).next;
    for (const work of [
      () => attend(gone, AT),
      () => miss(gone, AT),
      () => withdraw(gone, 'other', AT),
      () => settle(gone, 'passed', AT),
    ])
      expect(refusal(work).is).toBe('conflict enrolment-withdrawn');
  });
});

describe('an outcome', () => {
  test('is told once, and another one after the first was taken back', () => {
    expect(settle(passed, 'passed', AT)).toBeNull();
    expect(types(settle(passed, 'not-passed', AT))).toEqual(['outcome-withdrawn', 'not-passed']);
    expect(types(settle(passed, null, AT))).toEqual(['outcome-withdrawn']);
    expect(() => settle(registered.next, 'passed', AT)).toThrow(TypeError);
  });

  test('that has a certificate stays until the certificate is revoked', () => {
    for (const work of [
      () => settle(certified, 'not-passed', AT),
      () => miss(certified, AT),
      () => withdraw(certified, 'duplicate', AT),
      () => certify(certified, CERTIFICATE, AT),
    ])
      expect(refusal(work).is).toBe('conflict enrolment-certified');
    const why = { certificateId: CERTIFICATE, reasonCode: 'outcome-changed' } as const;
    const revoked = next(uncertify(certified, why, AT));
    expect(types(settle(revoked, 'not-passed', AT))).toEqual(['outcome-withdrawn', 'not-passed']);
    expect(uncertify(revoked, why, AT)).toBeNull();
  });

  test('is a pass before a certificate is issued', () => {
    expect(refusal(() => certify(attended, CERTIFICATE, AT)).is).toBe('conflict enrolment-not-passed');
  });
});

describe('a participant', () => {
  const none: Participation = {
    ...part,
    version: 0,
    personId: registered.next.personId,
    group: 'others',
    attended: 0,
  };

  test('joins with the first attendance and leaves with the last, as what it joined', () => {
    const joined = recount(none, 2, 'farmers', AT);
    expect([types(joined), joined?.next.version, joined?.events[0]?.data]).toEqual([
      ['joined'],
      1,
      { participantId: part.id, group: 'farmers' },
    ]);
    if (!joined) return;
    expect(types(recount(joined.next, 1, 'pupils', AT))).toEqual([]);
    const left = recount(joined.next, 0, 'pupils', AT);
    expect([types(left), left?.events[0]?.data]).toEqual([
      ['left'],
      { participantId: part.id, group: 'farmers' },
    ]);
    expect(recount(joined.next, 2, 'pupils', AT)).toBeNull();
  });
});
