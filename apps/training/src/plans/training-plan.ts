import {
  changed,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import { PlanApproved, PlanWithdrawn } from '@xaso/contracts-training';
import { assertAnother, assertNotBefore, type Day, DomainError, type Pillar, startOf } from '@xaso/kernel';

/** What is planned. Both are aims: whoever comes beyond them is welcome. */
export interface PlannedNumbers {
  readonly plannedClasses: number;
  /** Attendances, not different people. */
  readonly plannedTrainees: number;
}

/** One version of a plan; each stays readable. */
export interface PlanVersion extends PlannedNumbers {
  readonly planVersion: number;
  /** Why it replaces the one before; null for the first. */
  readonly reason: string | null;
  readonly draftedOn: Day;
  /** Accounts that wrote these numbers: none of them approves. */
  readonly writtenBy: readonly string[];
  readonly approval: { readonly by: string; readonly on: Day } | null;
}

/** How many classes and trainees of a curriculum a pilot plans. A pilot has one active plan of a curriculum. */
export interface TrainingPlan extends PilotThing {
  readonly curriculum: string;
  readonly pillar: Pillar;
  readonly state: 'draft' | 'approved' | 'withdrawn';
  readonly versions: readonly PlanVersion[];
}

/** @throws DomainError invalid */
export function draft(
  part: PilotPart,
  of: Pick<TrainingPlan, 'curriculum' | 'pillar'>,
  numbers: PlannedNumbers,
  on: Day,
  by: string,
): Decided<TrainingPlan> {
  const first = { ...numbers, planVersion: 1, reason: null, draftedOn: on, writtenBy: [by], approval: null };
  return created<TrainingPlan>({ ...part, ...of, state: 'draft', versions: [first] });
}

/** Other numbers of a version that is not approved. @throws DomainError conflict */
export function rewrite(plan: TrainingPlan, numbers: PlannedNumbers, by: string): Decided<TrainingPlan> {
  const open = openVersion(plan);
  const writtenBy = [...new Set([...open.writtenBy, by])];
  return changed(plan, { versions: replaced(plan, { ...open, ...numbers, writtenBy }) });
}

/** The next version of an approved plan; the one before it holds until this one is approved. @throws DomainError */
export function revise(
  plan: TrainingPlan,
  numbers: PlannedNumbers,
  { on, reason }: { readonly on: Day; readonly reason: string },
  by: string,
): Decided<TrainingPlan> {
  assertStands(plan);
  const last = latest(plan);
  if (!last.approval)
    throw new DomainError(
      'conflict',
      'plan-not-approved',
      `Phiên bản ${last.planVersion} của kế hoạch chưa được duyệt; hãy sửa hoặc duyệt phiên bản đó. Chưa thay đổi gì.`,
    );
  assertNotBefore(on, last.approval.on);
  const next = {
    ...numbers,
    planVersion: last.planVersion + 1,
    reason,
    draftedOn: on,
    writtenBy: [by],
    approval: null,
  };
  return changed(plan, { versions: [...plan.versions, next] });
}

/**
 * The version counts from this day; an approved one before it counts no longer.
 * @throws DomainError forbidden `own-record` for whoever wrote it, conflict, invalid
 */
export function approve(plan: TrainingPlan, on: Day, by: string): Decided<TrainingPlan> {
  const open = openVersion(plan);
  for (const writer of open.writtenBy) assertAnother(writer, by);
  assertNotBefore(on, open.draftedOn);
  const held = holding(plan);
  const events = [
    ...(held ? [fact(PlanWithdrawn, startOf(on), factOf(plan, held))] : []),
    fact(PlanApproved, startOf(on), factOf(plan, open)),
  ];
  return changed(
    plan,
    { state: 'approved', versions: replaced(plan, { ...open, approval: { by, on } }) },
    events,
  );
}

/** It holds no longer, and another plan may be made. @throws DomainError conflict, invalid */
export function withdraw(plan: TrainingPlan, on: Day): Decided<TrainingPlan> {
  assertStands(plan);
  const held = holding(plan);
  assertNotBefore(on, held?.approval?.on ?? latest(plan).draftedOn);
  const events = held ? [fact(PlanWithdrawn, startOf(on), factOf(plan, held))] : [];
  return changed(plan, { state: 'withdrawn' }, events);
}

/** The approved version that holds; null before there is one. */
export const holding = ({ versions }: TrainingPlan): PlanVersion | null =>
  versions.findLast(({ approval }) => approval !== null) ?? null;

function openVersion(plan: TrainingPlan): PlanVersion {
  assertStands(plan);
  const last = latest(plan);
  if (!last.approval) return last;
  throw new DomainError(
    'conflict',
    'plan-approved',
    `Phiên bản ${last.planVersion} của kế hoạch đã được duyệt; muốn thay đổi, hãy lập phiên bản mới. Chưa thay đổi gì.`,
  );
}

function assertStands({ state, curriculum }: TrainingPlan): void {
  if (state !== 'withdrawn') return;
  throw new DomainError(
    'conflict',
    'plan-withdrawn',
    `Kế hoạch ${curriculum} này đã được rút; hãy lập kế hoạch khác. Chưa thay đổi gì.`,
  );
}

function latest({ id, versions }: TrainingPlan): PlanVersion {
  const last = versions.at(-1);
  if (!last) throw new TypeError(`plan ${id} has no version`);
  return last;
}

const replaced = ({ versions }: TrainingPlan, version: PlanVersion): readonly PlanVersion[] => [
  ...versions.slice(0, -1),
  version,
];

const factOf = (
  { id: planId, curriculum }: TrainingPlan,
  { planVersion, plannedClasses, plannedTrainees }: PlanVersion,
) => ({ planId, planVersion, curriculum, plannedClasses, plannedTrainees });
