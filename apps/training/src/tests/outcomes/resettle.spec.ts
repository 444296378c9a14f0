import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../../common/pilot-part.fixture.js';
import { attend, certify, type Enrolment, register, settle } from '../../enrolments/enrolment.js';
import { resettled } from './resettle.js';

const at = new Date('2022-07-20T02:00:00Z');
const CERTIFICATE = '0190a000-0000-7000-8000-0000000000ce';
const registered = register(
  part,
  {
    classId: '0190a000-0000-7000-8000-0000000000cc',
    curriculum: 'C5',
    pillar: 'economy',
    personId: '0190a000-0000-7000-8000-0000000000dd',
    group: 'farmers',
    walkIn: false,
  },
  at,
).next;
const or = (one: { readonly next: Enrolment } | null): Enrolment => {
  if (!one) throw new Error('nothing changed');
  return one.next;
};
const attended = or(attend(registered, at));
const passed = or(settle(attended, 'passed', at));
const certified = or(certify(passed, CERTIFICATE, at));
const told = (decided: ReturnType<typeof resettled>) =>
  decided?.events.map(({ contract }) => contract.type.split('.').at(-1));

describe('an enrolment that is settled again', () => {
  test('tells of its first outcome alone', () => {
    expect(told(resettled(attended, 'passed', null, at))).toEqual(['passed']);
    expect(resettled(passed, 'passed', null, at)).toBeNull();
  });

  test('takes back its certificate, then its outcome, then tells of the other one', () => {
    const decided = resettled(certified, 'not-passed', CERTIFICATE, at);
    expect(told(decided)).toEqual(['certificate-revoked', 'outcome-withdrawn', 'not-passed']);
    expect(decided?.events[0]?.data).toMatchObject({
      certificateId: CERTIFICATE,
      reasonCode: 'outcome-changed',
    });
    expect(decided?.next).toMatchObject({
      version: certified.version + 3,
      outcome: 'not-passed',
      certificateId: null,
    });
  });

  test('keeps an outcome while a certificate holds that nobody revoked', () => {
    expect(refusal(() => resettled(certified, 'not-passed', null, at)).is).toBe(
      'conflict enrolment-certified',
    );
  });
});
