import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/pilot-part.fixture.js';
import { approve, draft, holding, revise, rewrite, withdraw } from './training-plan.js';

const numbers = { plannedClasses: 3, plannedTrainees: 90 };
const DRAFT = draft(part, { curriculum: 'C5', pillar: 'economy' }, numbers, '2022-06-01', 'officer').next;
const APPROVED = approve(DRAFT, '2022-06-05', 'lead').next;
const more = { plannedClasses: 4, plannedTrainees: 120 };
const REVISED = revise(APPROVED, more, { on: '2022-07-01', reason: 'thêm lớp' }, 'officer').next;

const told = ({ events }: ReturnType<typeof approve>) =>
  events.map(({ contract, occurredAt, data }) => [contract.type, occurredAt.toISOString(), data]);

describe('a plan', () => {
  test('counts once it is approved, and from that day', () => {
    expect([DRAFT.state, holding(DRAFT)]).toEqual(['draft', null]);
    expect(told(approve(DRAFT, '2022-06-05', 'lead'))).toEqual([
      [
        'training.plan.approved',
        '2022-06-04T17:00:00.000Z',
        { planId: part.id, planVersion: 1, curriculum: 'C5', ...numbers },
      ],
    ]);
  });

  test('is not approved by any account that wrote its numbers', () => {
    expect(refusal(() => approve(DRAFT, '2022-06-05', 'officer')).is).toBe('forbidden own-record');
    const both = rewrite(DRAFT, more, 'lead').next;
    for (const writer of ['officer', 'lead'])
      expect(refusal(() => approve(both, '2022-06-05', writer)).is).toBe('forbidden own-record');
    expect(approve(both, '2022-06-05', 'leader').next.state).toBe('approved');
  });

  test('that is revised holds as it was until the revision is approved', () => {
    expect(holding(REVISED)?.planVersion).toBe(1);
    const decided = approve(REVISED, '2022-07-02', 'lead');
    expect(told(decided).map(([type, , data]) => [type, data])).toMatchObject([
      ['training.plan.withdrawn', { planVersion: 1, ...numbers }],
      ['training.plan.approved', { planVersion: 2, ...more }],
    ]);
    expect(decided.next.version).toBe(REVISED.version + 2);
  });

  test('is revised when the version before is approved, and rewritten while it is not', () => {
    const said = { on: '2022-07-01', reason: 'x' };
    expect(refusal(() => revise(DRAFT, more, said, 'officer')).is).toBe('conflict plan-not-approved');
    expect(refusal(() => rewrite(APPROVED, more, 'officer')).is).toBe('conflict plan-approved');
    expect(refusal(() => approve(APPROVED, '2022-07-01', 'lead')).is).toBe('conflict plan-approved');
  });

  test('that was withdrawn tells what it counted for; a draft tells nothing', () => {
    expect(told(withdraw(REVISED, '2022-07-03')).map(([type, , data]) => [type, data])).toMatchObject([
      ['training.plan.withdrawn', { planVersion: 1, ...numbers }],
    ]);
    expect(withdraw(DRAFT, '2022-06-02').events).toEqual([]);
    const gone = withdraw(APPROVED, '2022-07-03').next;
    expect(refusal(() => withdraw(gone, '2022-07-04')).is).toBe('conflict plan-withdrawn');
    expect(refusal(() => rewrite(gone, more, 'officer')).is).toBe('conflict plan-withdrawn');
  });

  test.each([
    ['approved before it was drafted', () => approve(DRAFT, '2022-05-31', 'lead')],
    ['revised before it was approved', () => revise(APPROVED, more, { on: '2022-06-04', reason: 'x' }, 'o')],
    ['withdrawn before it was approved', () => withdraw(APPROVED, '2022-06-04')],
  ])('is not %s', (_what, work) => {
    expect(refusal(work).is).toBe('invalid day-before-last');
  });
});
