import { changed, created, type Decided, fact } from '@xaso/contracts-common';
import { type MeasureUnit, TargetSet } from '@xaso/contracts-programme';
import { assertNotBefore, type Day, type FieldFault, refuse as refuseWith, startOf } from '@xaso/kernel';

/** What is to be reached, who said so and when. */
export interface Aim {
  readonly value: number;
  readonly unit: MeasureUnit;
  /** The office that issued it. */
  readonly issuer: string;
  /** The document of the register it stands in; null while there is none. */
  readonly documentId: string | null;
  readonly issuedOn: Day;
  readonly dueOn: Day;
}

export interface AimRevision extends Aim {
  readonly revision: number;
  /** Why it replaces the one before; null for the first. */
  readonly reason: string | null;
  readonly by: string;
}

/** A target of an indicator, for a pilot or the whole programme. */
export interface Target {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly pilotId: string | null;
  readonly indicator: string;
  readonly revisions: readonly AimRevision[];
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type NewTarget = Omit<Target, 'version' | 'revisions'>;

/**
 * Figures whose service owns what they are compared with: quotas of survey rounds, planned classes and trainees. A second
 * denominator beside the first would let a figure say two things.
 */
const OWNED = ['survey.', 'training.'];

/** @throws DomainError invalid, listing every fault */
export function set(of: NewTarget, aim: Aim, by: string): Decided<Target> {
  const owner = OWNED.find((prefix) => of.indicator.startsWith(prefix));
  const faults = faultsOf(aim);
  if (owner)
    faults.push({
      field: 'indicator',
      code: 'denominator-owned',
      detail: `Chỉ tiêu ${of.indicator} lấy mẫu số từ dịch vụ ghi nhận nó; không đặt chỉ tiêu riêng ở đây.`,
    });
  refuse(faults);
  const revision: AimRevision = { ...aim, revision: 1, reason: null, by };
  return created<Target>({ ...of, revisions: [revision] }, [told(of, revision)]);
}

/** Issues a target anew; the one before stays readable. @throws DomainError invalid */
export function revise(target: Target, aim: Aim, reason: string, by: string): Decided<Target> {
  refuse(faultsOf(aim));
  assertNotBefore(aim.issuedOn, target.revisions.at(-1)?.issuedOn ?? aim.issuedOn, 'issuedOn');
  const revision: AimRevision = { ...aim, revision: target.revisions.length + 1, reason, by };
  return changed(target, { revisions: [...target.revisions, revision] }, [told(target, revision)]);
}

function told({ id, indicator }: NewTarget, { revision, value, unit, issuedOn, dueOn }: AimRevision) {
  return fact(TargetSet, startOf(issuedOn), {
    ...{ targetId: id, revision, indicator, value, unit, issuedOn, dueOn },
  });
}

function faultsOf({ issuedOn, dueOn }: Aim): FieldFault[] {
  if (issuedOn <= dueOn) return [];
  return [{ field: 'dueOn', code: 'due-before-issued', detail: `Hạn phải từ ngày ban hành ${issuedOn}.` }];
}

const refuse = (faults: readonly FieldFault[]): void =>
  refuseWith(faults, 'target-invalid', 'Chỉ tiêu chưa hợp lệ; chưa lưu gì.');
