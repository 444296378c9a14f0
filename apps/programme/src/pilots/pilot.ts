import {
  changed,
  type CommuneThing,
  contextOf,
  created,
  type Decided,
  fact,
  type FactContext,
} from '@xaso/contracts-common';
import { type Phase, PilotPhaseChanged, PilotPlanApproved, PilotProposed } from '@xaso/contracts-programme';
import {
  assertAnother,
  assertNotBefore,
  type Day,
  DomainError,
  type FieldFault,
  type Pillar,
  refuse,
  startOf,
} from '@xaso/kernel';
import { type Evidence, missingFor, waysFrom } from './gate.js';

/** What the pilot is to solve ("mũi đột phá"): one of them comes first. */
export interface Problem {
  readonly text: string;
  readonly primary: boolean;
}

/** Who approved, when, and by which document of the register. */
export interface Approval {
  readonly by: string;
  readonly on: Day;
  readonly documentId: string;
}

/** "Vừa làm vừa điều chỉnh kế hoạch": each version stays readable, the latest approved one holds. */
export interface PlanVersion {
  readonly planVersion: number;
  readonly summary: string;
  readonly draftedOn: Day;
  /** Accounts that wrote these words: none of them approves. Nobody was written down before this was asked for. */
  readonly writtenBy?: readonly string[];
  readonly approval: Approval | null;
}

/** One step of a pilot's way. */
export interface PhaseChange {
  readonly from: Phase;
  readonly to: Phase;
  readonly on: Day;
  readonly by: string;
  readonly documentId: string | null;
  readonly reason: string | null;
  /** The approved version of the plan that held then; null before there was one. */
  readonly planVersion: number | null;
}

/** A commune that tries the models of a programme. A programme has one pilot in a commune. */
export interface Pilot extends CommuneThing {
  readonly pillars: readonly Pillar[];
  readonly problems: readonly Problem[];
  readonly phase: Phase;
  readonly proposedOn: Day;
  readonly plans: readonly PlanVersion[];
  readonly history: readonly PhaseChange[];
}

export type PilotProposal = Pick<
  Pilot,
  'id' | 'programme' | 'communeUnitId' | 'pillars' | 'problems' | 'proposedOn' | 'synthetic' | 'createdAt'
>;

/** What all facts about things of a pilot share. */
export const pilotContext = (pilot: Pilot, actorRole: string): FactContext =>
  contextOf({ ...pilot, pilotId: pilot.id }, actorRole);

/** @throws DomainError invalid, listing every fault. */
export function propose(proposal: PilotProposal): Decided<Pilot> {
  const faults: FieldFault[] = [...problemFaults(proposal.problems)];
  if (proposal.pillars.length === 0)
    faults.push({ field: 'pillars', code: 'pillars-missing', detail: 'Cần ít nhất một trụ cột.' });
  if (new Set(proposal.pillars).size < proposal.pillars.length)
    faults.push({ field: 'pillars', code: 'pillar-twice', detail: 'Mỗi trụ cột chỉ ghi một lần.' });
  refuse(faults, 'pilot-invalid', 'Đề xuất thí điểm chưa hợp lệ; chưa lưu gì.');
  const event = fact(PilotProposed, startOf(proposal.proposedOn), { pillars: [...proposal.pillars] });
  return created<Pilot>({ ...proposal, phase: 'proposed', plans: [], history: [] }, [event]);
}

/** Other words for the problems, or another one first. @throws DomainError invalid */
export function restateProblems(pilot: Pilot, problems: readonly Problem[]): Decided<Pilot> {
  assertGoesOn(pilot);
  refuse(problemFaults(problems), 'pilot-invalid', 'Bài toán chưa hợp lệ; chưa thay đổi gì.');
  return changed(pilot, { problems });
}

/** @throws DomainError conflict while the version before it is not approved, or the pilot has ended. */
export function draftPlan(pilot: Pilot, summary: string, draftedOn: Day, by: string): Decided<Pilot> {
  assertGoesOn(pilot);
  const latest = pilot.plans.at(-1);
  if (latest && !latest.approval)
    throw new DomainError(
      'conflict',
      'plan-not-approved',
      `Phiên bản ${latest.planVersion} của kế hoạch chưa được duyệt; hãy duyệt trước khi lập phiên bản mới.`,
    );
  const planVersion = (latest?.planVersion ?? 0) + 1;
  return changed(pilot, {
    plans: [...pilot.plans, { planVersion, summary, draftedOn, writtenBy: [by], approval: null }],
  });
}

/** Other words for a draft. @throws DomainError not-found, conflict when it is approved already */
export function rewritePlan(
  pilot: Pilot,
  planVersion: number,
  summary: string,
  draftedOn: Day,
  by: string,
): Decided<Pilot> {
  assertGoesOn(pilot);
  const plan = draftOf(pilot, planVersion);
  const writtenBy = [...new Set([...(plan.writtenBy ?? []), by])];
  return changed(pilot, {
    plans: pilot.plans.map((one) => (one === plan ? { ...one, summary, draftedOn, writtenBy } : one)),
  });
}

/**
 * From now on it holds. @throws DomainError not-found, forbidden `own-record` for whoever wrote it, conflict when it is
 * approved already, invalid when it is dated before it was drafted.
 */
export function approvePlan(pilot: Pilot, planVersion: number, approval: Approval): Decided<Pilot> {
  assertGoesOn(pilot);
  const plan = draftOf(pilot, planVersion);
  for (const writer of plan.writtenBy ?? []) assertAnother(writer, approval.by);
  assertNotBefore(approval.on, plan.draftedOn);
  const event = fact(PilotPlanApproved, startOf(approval.on), {
    planVersion,
    documentId: approval.documentId,
  });
  const plans = pilot.plans.map((one) => (one === plan ? { ...one, approval } : one));
  return changed(pilot, { plans }, [event]);
}

function draftOf({ plans }: Pilot, planVersion: number): PlanVersion {
  const plan = plans.find((one) => one.planVersion === planVersion);
  if (!plan)
    throw new DomainError('not-found', 'plan-unknown', `Không có phiên bản ${planVersion} của kế hoạch.`);
  if (!plan.approval) return plan;
  throw new DomainError(
    'conflict',
    'plan-approved-already',
    `Phiên bản ${planVersion} đã được duyệt ngày ${plan.approval.on}; chưa thay đổi gì.`,
  );
}

/** The version of the plan that holds: the latest approved one. */
export const planInForce = ({ plans }: Pick<Pilot, 'plans'>): number | null =>
  plans.findLast(({ approval }) => approval !== null)?.planVersion ?? null;

export interface PhaseCommand {
  readonly to: Phase;
  readonly on: Day;
  readonly by: string;
  readonly documentId: string | null;
  readonly reason: string | null;
}

/**
 * Sends a pilot on. @throws DomainError conflict `phase-unreachable` when no way leads there, `gate-not-satisfied` listing
 * what is still missing; invalid `reason-missing` for adjusting and stopping without a reason.
 */
export function changePhase(pilot: Pilot, command: PhaseCommand, evidence: Evidence): Decided<Pilot> {
  const { to, on, documentId, reason } = command;
  if (!waysFrom(pilot.phase).includes(to))
    throw new DomainError(
      'conflict',
      'phase-unreachable',
      `Từ giai đoạn ${pilot.phase} không thể sang ${to}. Có thể sang: ${waysFrom(pilot.phase).join(', ') || 'không giai đoạn nào'}. Chưa thay đổi gì.`,
    );
  const since = pilot.history.at(-1)?.on ?? pilot.proposedOn;
  if (on < since)
    throw new DomainError('invalid', 'phase-before-last', `Ngày chuyển không thể trước ngày ${since}.`, [
      { field: 'on', code: 'phase-before-last', detail: `Giai đoạn hiện tại bắt đầu ngày ${since}.` },
    ]);
  if ((to === 'adjusting' || to === 'stopped') && !reason)
    throw new DomainError('invalid', 'reason-missing', 'Điều chỉnh hoặc dừng thí điểm cần có lý do.', [
      { field: 'reason', code: 'reason-missing', detail: 'Hãy ghi lý do.' },
    ]);
  const missing = missingFor(pilot, to, evidence);
  if (missing.length > 0)
    throw new DomainError(
      'conflict',
      'gate-not-satisfied',
      `Chưa thể sang giai đoạn ${to}: còn thiếu ${missing.length} điều kiện. Chưa thay đổi gì.`,
      missing.map(({ code, title, detail }) => ({ field: 'to', code, detail: `${title}: ${detail}` })),
    );
  const { by } = command;
  const event = fact(PilotPhaseChanged, startOf(on), {
    from: pilot.phase,
    to,
    ...(documentId === null ? {} : { documentId }),
  });
  const planVersion = planInForce(pilot);
  const step: PhaseChange = { from: pilot.phase, to, on, by, documentId, reason, planVersion };
  return changed(pilot, { phase: to, history: [...pilot.history, step] }, [event]);
}

/** What is recorded of a pilot is of its programme. @throws DomainError invalid */
export function assertOfProgramme(pilot: Pilot, programme: string): void {
  if (pilot.programme === programme) return;
  throw new DomainError(
    'invalid',
    'pilot-of-other-programme',
    'Thí điểm này thuộc chương trình khác; chưa lưu gì.',
    [{ field: 'pilotId', code: 'pilot-of-other-programme', detail: `Thuộc ${pilot.programme}.` }],
  );
}

/** Nothing is added to a pilot that has ended. @throws DomainError conflict */
export function assertGoesOn(pilot: Pilot): void {
  if (pilot.phase !== 'stopped' && pilot.phase !== 'scaled-up') return;
  throw new DomainError(
    'conflict',
    'pilot-ended',
    'Thí điểm này đã kết thúc (dừng hoặc đã phổ cập); không ghi thêm được. Chưa lưu gì.',
  );
}

function problemFaults(problems: readonly Problem[]): FieldFault[] {
  const first = problems.filter(({ primary }) => primary).length;
  if (first === 1) return [];
  return [
    {
      field: 'problems',
      code: first === 0 ? 'primary-problem-missing' : 'primary-problem-twice',
      detail: `Cần đúng một bài toán chính (mũi đột phá); hiện có ${first}.`,
    },
  ];
}
