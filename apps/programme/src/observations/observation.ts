import { changed, created, type Decided, fact } from '@xaso/contracts-common';
import {
  type MeasureUnit,
  type Method,
  type NotMeasuredReason,
  ObservationApproved,
  ObservationLocked,
  type ObservationPhase,
} from '@xaso/contracts-programme';
import {
  assertAnother,
  type Day,
  DomainError,
  type FieldFault,
  refuse as refuseWith,
  startOf,
} from '@xaso/kernel';
import { isInPeriod } from '../common/period.js';

/** What was found: a ratio, a value, or that and why nothing was measured. Not measured is not zero. */
export interface Finding {
  /** Version of the definition of numerator and denominator; sides of a comparison must share it. */
  readonly definition: string;
  readonly observedOn: Day;
  readonly method: Method;
  /** The office, study or paper that states it; required for a baseline. */
  readonly issuer: string | null;
  readonly unit: MeasureUnit;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly notMeasured: NotMeasuredReason | null;
  /** How it was found, or why it was not; required for estimates and for what was not measured. */
  readonly explanation: string | null;
  /** Ids of files or entries of the register, or addresses. */
  readonly evidence: readonly string[];
}

export interface Signature {
  readonly by: string;
  readonly at: string;
}

/** One revision: a correction is a new one, and the one before it holds until the new one is approved. */
export interface Revision extends Finding {
  readonly revision: number;
  readonly state: 'draft' | 'submitted' | 'approved' | 'locked';
  /** Why it corrects the one before; null for the first. */
  readonly reason: string | null;
  /** The survey round that it follows; null for what a person recorded. */
  readonly campaignId: string | null;
  readonly recorded: Signature;
  readonly approval: Signature | null;
}

/** What was measured of a pilot for one indicator in one phase and period. */
export interface Observation {
  readonly id: string;
  readonly version: number;
  readonly pilotId: string;
  readonly indicator: string;
  readonly phase: ObservationPhase;
  /** `2022`, `2022-H1`, `2022-Q2` or `2022-06`. */
  readonly period: string;
  /** State of the latest revision. */
  readonly state: Revision['state'];
  readonly revisions: readonly Revision[];
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type NewObservation = Omit<Observation, 'version' | 'state' | 'revisions'>;

/** @throws DomainError invalid, listing every fault. */
export function record(
  of: NewObservation,
  finding: Finding,
  recorded: Signature,
  campaignId: string | null = null,
): Decided<Observation> {
  refuse([...placeFaults(of, finding), ...faultsOf(finding)]);
  const first = { revision: 1, state: 'draft', reason: null, campaignId, recorded, approval: null } as const;
  return created<Observation>({ ...of, state: 'draft', revisions: [{ ...finding, ...first }] });
}

/** A correction, also of a locked value: the value before it stays readable. @throws DomainError invalid, conflict */
export function correct(
  observation: Observation,
  finding: Finding,
  reason: string,
  recorded: Signature,
  campaignId: string | null = null,
): Decided<Observation> {
  refuse([...placeFaults(observation, finding), ...faultsOf(finding)]);
  const last = latest(observation);
  if (last.state !== 'approved' && last.state !== 'locked')
    throw new DomainError(
      'conflict',
      'observation-not-approved',
      `Bản ${last.revision} chưa được duyệt (${last.state}); hãy sửa chính bản đó. Chưa thay đổi gì.`,
    );
  const next: Revision = {
    ...finding,
    revision: last.revision + 1,
    state: 'draft',
    reason,
    campaignId,
    recorded,
    approval: null,
  };
  return changed(observation, { state: 'draft', revisions: [...observation.revisions, next] });
}

/** Other content for a draft. @throws DomainError conflict, invalid */
export function rewrite(
  observation: Observation,
  finding: Finding,
  recorded: Signature,
  campaignId: string | null = null,
): Decided<Observation> {
  refuse([...placeFaults(observation, finding), ...faultsOf(finding)]);
  return replaceLatest(observation, ['draft'], { ...finding, recorded, campaignId });
}

/** Sends what was submitted back to be corrected. @throws DomainError conflict unless it was submitted */
export const giveBack = (observation: Observation): Decided<Observation> =>
  replaceLatest(observation, ['submitted'], { state: 'draft' });

/** @throws DomainError conflict unless it is a draft */
export const submit = (observation: Observation): Decided<Observation> =>
  replaceLatest(observation, ['draft'], { state: 'submitted' });

/** From now on it counts. @throws DomainError conflict unless it was submitted; forbidden for the one who recorded it */
export function approve(observation: Observation, approval: Signature): Decided<Observation> {
  assertAnother(latest(observation).recorded.by, approval.by);
  const decided = replaceLatest(observation, ['submitted'], { state: 'approved', approval });
  const { revision, numerator, denominator, value, notMeasured, ...finding } = latest(decided.next);
  const { definition, observedOn, method, unit } = finding;
  const { id: observationId, indicator, phase, period } = observation;
  const event = fact(ObservationApproved, startOf(observedOn), {
    ...{ observationId, indicator, phase, period, revision, definition, observedOn, method, unit },
    ...(numerator === null ? {} : { numerator }),
    ...(denominator === null ? {} : { denominator }),
    ...(value === null ? {} : { value }),
    ...(notMeasured === null ? {} : { notMeasured }),
  });
  return { ...decided, events: [event] };
}

/** It went into a report. @throws DomainError conflict unless it is approved */
export function lock(observation: Observation, at: Date): Decided<Observation> {
  const decided = replaceLatest(observation, ['approved'], { state: 'locked' });
  const { revision } = latest(observation);
  const event = fact(ObservationLocked, at, {
    observationId: observation.id,
    indicator: observation.indicator,
    revision,
  });
  return { ...decided, events: [event] };
}

export function latest({ revisions }: Observation): Revision {
  const last = revisions.at(-1);
  if (!last) throw new TypeError('an observation has at least one revision');
  return last;
}

function replaceLatest(
  observation: Observation,
  from: readonly Revision['state'][],
  fields: Partial<Revision>,
): Decided<Observation> {
  const last = latest(observation);
  if (!from.includes(last.state))
    throw new DomainError(
      'conflict',
      `observation-${last.state}`,
      `Bản ${last.revision} đang ở trạng thái ${last.state}; thao tác này cần ${from.join(' hoặc ')}. Chưa thay đổi gì.`,
    );
  const next = { ...last, ...fields };
  return changed(observation, {
    state: next.state,
    revisions: [...observation.revisions.slice(0, -1), next],
  });
}

function faultsOf(finding: Finding): FieldFault[] {
  const { numerator, denominator, value, notMeasured, unit, method, explanation, evidence } = finding;
  const faults: FieldFault[] = [];
  const add = (field: string, code: string, detail: string) => faults.push({ field, code, detail });
  const ratio = numerator !== null || denominator !== null;
  const given = [ratio, value !== null, notMeasured !== null].filter(Boolean).length;
  if (given !== 1)
    add(
      'value',
      'finding-not-one',
      'Ghi đúng một trong ba: tử số và mẫu số; hoặc giá trị; hoặc lý do không đo được. Không đo được không phải là 0.',
    );
  if (ratio && (numerator === null || denominator === null))
    add('numerator', 'ratio-incomplete', 'Tỷ lệ cần cả tử số và mẫu số.');
  if (denominator === 0)
    add(
      'denominator',
      'denominator-zero',
      'Mẫu số không thể bằng 0. Nếu chưa có đối tượng để đo, hãy ghi lý do không đo được.',
    );
  if (ratio && unit !== 'percent') add('unit', 'unit-not-percent', 'Tỷ lệ có đơn vị là phần trăm (percent).');
  if (notMeasured !== null && !explanation)
    add('explanation', 'explanation-missing', 'Hãy giải thích vì sao không đo được.');
  if (notMeasured !== null && evidence.length === 0)
    add('evidence', 'evidence-missing', 'Việc không đo được cần minh chứng (văn bản, tệp hoặc địa chỉ).');
  if (method === 'estimate' && !explanation)
    add('explanation', 'explanation-missing', 'Số ước tính cần nêu cách tính.');
  return faults;
}

function placeFaults(
  { phase, period }: Pick<Observation, 'phase' | 'period'>,
  finding: Finding,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isInPeriod(finding.observedOn, period))
    faults.push({
      field: 'observedOn',
      code: 'day-outside-period',
      detail: `Ngày ${finding.observedOn} không thuộc kỳ ${period}.`,
    });
  if (phase === 'monthly' && !/^\d{4}-\d{2}$/.test(period))
    faults.push({
      field: 'period',
      code: 'period-not-month',
      detail: 'Số liệu hàng tháng ghi theo tháng, ví dụ 2022-06.',
    });
  if (phase === 'baseline' && !finding.issuer)
    faults.push({
      field: 'issuer',
      code: 'issuer-missing',
      detail: 'Số liệu hiện trạng cần nêu cơ quan hoặc nguồn công bố.',
    });
  return faults;
}

const refuse = (faults: readonly FieldFault[]): void =>
  refuseWith(faults, 'observation-invalid', 'Số liệu chưa hợp lệ; chưa lưu gì.');
