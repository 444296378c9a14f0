import type { PlanVersion, TrainingPlan } from '../training.types.js';

/** The version that what was held is compared with: the approved one, else the latest draft. */
export function comparedVersion({ holding, versions }: TrainingPlan): PlanVersion | undefined {
  return holding ?? versions.at(-1);
}

/** The version that waits for somebody; none when the latest is approved, or the plan was withdrawn. */
export function waitingVersion({ state, versions }: TrainingPlan): PlanVersion | undefined {
  const last = versions.at(-1);
  return state !== 'withdrawn' && last?.approval === null ? last : undefined;
}

export type Deed = 'rewrite' | 'revise' | 'approve' | 'withdraw';

/** What may be done with a plan by whoever looks: nobody approves what they wrote. */
export function deedsOf(
  plan: TrainingPlan,
  {
    records,
    approves,
    account,
  }: { readonly records: boolean; readonly approves: boolean; readonly account: string },
): readonly Deed[] {
  if (plan.state === 'withdrawn') return [];
  const waiting = waitingVersion(plan);
  const own = waiting?.writtenBy.includes(account) ?? false;
  return [
    ...(waiting && approves && !own ? (['approve'] as const) : []),
    ...(records ? [waiting ? ('rewrite' as const) : ('revise' as const)] : []),
    ...(approves ? (['withdraw'] as const) : []),
  ];
}
