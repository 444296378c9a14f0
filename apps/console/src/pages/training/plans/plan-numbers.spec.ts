import { describe, expect, test } from '@jest/globals';
import type { PlanVersion, TrainingPlan } from '../training.types.js';
import { comparedVersion, deedsOf, waitingVersion } from './plan-numbers.js';

const version = (planVersion: number, approved: boolean, by = 'an'): PlanVersion => ({
  planVersion,
  plannedClasses: 3,
  plannedTrainees: 90,
  reason: null,
  draftedOn: '2022-06-01',
  writtenBy: [by],
  approval: approved ? { by: 'lead', on: '2022-06-02' } : null,
});
const plan = (versions: PlanVersion[], state: TrainingPlan['state'] = 'approved') =>
  ({
    state,
    versions,
    holding: versions.findLast(({ approval }) => approval !== null) ?? null,
  }) as unknown as TrainingPlan;
const lead = { records: true, approves: true, account: 'lead' };

describe('a plan', () => {
  test('is compared by its approved version, else by its draft', () => {
    expect(comparedVersion(plan([version(1, true), version(2, false)]))?.planVersion).toBe(1);
    expect(comparedVersion(plan([version(1, false)], 'draft'))?.planVersion).toBe(1);
  });

  test('is approved by somebody who did not write it', () => {
    const open = plan([version(1, false)], 'draft');
    expect(waitingVersion(open)?.planVersion).toBe(1);
    expect(deedsOf(open, lead)).toEqual(['approve', 'rewrite', 'withdraw']);
    expect(deedsOf(open, { ...lead, account: 'an' })).toEqual(['rewrite', 'withdraw']);
    expect(deedsOf(open, { ...lead, approves: false })).toEqual(['rewrite']);
  });

  test('is revised once it is approved, and left alone once it is withdrawn', () => {
    expect(deedsOf(plan([version(1, true)]), lead)).toEqual(['revise', 'withdraw']);
    expect(deedsOf(plan([version(1, true)], 'withdrawn'), lead)).toEqual([]);
  });
});
