import {
  changed,
  created,
  type Decided,
  fact,
  type PilotPart,
  type PilotThing,
} from '@xaso/contracts-common';
import {
  AttendanceWithdrawn,
  CertificateRevoked,
  EnrolmentWithdrawn,
  type Outcome,
  OutcomeWithdrawn,
  type RevocationReason,
  TraineeAttended,
  TraineeCertified,
  type TraineeGroup,
  TraineeNotPassed,
  TraineePassed,
  TraineeRegistered,
  type WithdrawalReason,
} from '@xaso/contracts-training';
import { DomainError, type Pillar } from '@xaso/kernel';

/** `attended` from the first session on; what ended it or came of it stands beside. */
export type EnrolmentState = 'registered' | 'attended' | 'withdrawn';

/** A person in a class. It has no name: who it is stands with the person. */
export interface Enrolment extends PilotThing {
  readonly classId: string;
  readonly curriculum: string;
  readonly pillar: Pillar;
  readonly personId: string;
  /** Whom it was written for; another one than `personId` after two people were found to be one. */
  readonly registeredAs: string;
  /** As what the person came to this class. */
  readonly group: TraineeGroup;
  /** Came without having been enrolled before. */
  readonly walkIn: boolean;
  readonly state: EnrolmentState;
  readonly registeredAt: Date;
  /** Null until the class is settled. */
  readonly outcome: Outcome | null;
  /** The certificate that holds. */
  readonly certificateId: string | null;
  readonly withdrawnReason: WithdrawalReason | null;
}

export type NewEnrolment = Pick<
  Enrolment,
  'classId' | 'curriculum' | 'pillar' | 'personId' | 'group' | 'walkIn'
>;

/** Enrols somebody. @param at when: the business time of the fact */
export function register(part: PilotPart, input: NewEnrolment, at: Date): Decided<Enrolment> {
  const state = {
    ...part,
    ...input,
    registeredAs: input.personId,
    state: 'registered',
    registeredAt: at,
    outcome: null,
    certificateId: null,
    withdrawnReason: null,
  } as const;
  return created<Enrolment>(state, [
    fact(TraineeRegistered, at, { ...identity(state), walkIn: input.walkIn }),
  ]);
}

/** At a session for the first time; null when it was at one before. @throws DomainError conflict `enrolment-withdrawn` */
export function attend(of: Enrolment, at: Date): Decided<Enrolment> | null {
  assertEnrolled(of);
  if (of.state === 'attended') return null;
  return changed(of, { state: 'attended' }, [fact(TraineeAttended, at, identity(of))]);
}

/**
 * At no session after all; null when it was at none anyway. An outcome goes with it.
 * @throws DomainError conflict `enrolment-withdrawn`, `enrolment-certified`
 */
export function miss(of: Enrolment, at: Date): Decided<Enrolment> | null {
  assertEnrolled(of);
  if (of.state !== 'attended') return null;
  assertNotCertified(of);
  return changed(of, { state: 'registered', outcome: null }, [
    ...outcomeBack(of, at),
    fact(AttendanceWithdrawn, at, identity(of)),
  ]);
}

/**
 * Not in the class any more: whatever it counted for is taken back first.
 * @throws DomainError conflict `enrolment-withdrawn`, `enrolment-certified`
 */
export function withdraw(of: Enrolment, reasonCode: WithdrawalReason, at: Date): Decided<Enrolment> {
  assertEnrolled(of);
  assertNotCertified(of);
  const attendance = of.state === 'attended' ? [fact(AttendanceWithdrawn, at, identity(of))] : [];
  return changed(of, { state: 'withdrawn', outcome: null, withdrawnReason: reasonCode }, [
    ...outcomeBack(of, at),
    ...attendance,
    fact(EnrolmentWithdrawn, at, { ...identity(of), reasonCode }),
  ]);
}

/**
 * How it ended, null for not at all; null when that is how it was. A certificate that does not hold any more is revoked
 * before, by `uncertify`.
 * @throws DomainError conflict `enrolment-withdrawn`, `enrolment-certified`; TypeError for one who was never there
 */
export function settle(of: Enrolment, outcome: Outcome | null, at: Date): Decided<Enrolment> | null {
  if (of.outcome === outcome) return null;
  assertEnrolled(of);
  if (outcome !== 'passed') assertNotCertified(of);
  if (outcome !== null && of.state !== 'attended')
    throw new TypeError(`enrolment ${of.id} has an outcome without an attendance`);
  const next = { passed: TraineePassed, 'not-passed': TraineeNotPassed };
  return changed(of, { outcome }, [
    ...outcomeBack(of, at),
    ...(outcome === null ? [] : [fact(next[outcome], at, identity(of))]),
  ]);
}

/** @throws DomainError conflict `enrolment-not-passed`, `enrolment-certified` */
export function certify(of: Enrolment, certificateId: string, at: Date): Decided<Enrolment> {
  assertNotCertified(of);
  if (of.outcome !== 'passed')
    throw new DomainError(
      'conflict',
      'enrolment-not-passed',
      `Lượt ghi danh ${of.id} chưa đạt (hoặc kết quả vừa được sửa) nên không cấp chứng nhận; chưa thay đổi gì.`,
    );
  return changed(of, { certificateId }, [fact(TraineeCertified, at, { ...identity(of), certificateId })]);
}

/** Its certificate holds no longer; null when that is not its certificate. */
export function uncertify(
  of: Enrolment,
  { certificateId, reasonCode }: { readonly certificateId: string; readonly reasonCode: RevocationReason },
  at: Date,
): Decided<Enrolment> | null {
  if (of.certificateId !== certificateId) return null;
  const event = fact(CertificateRevoked, at, { ...identity(of), certificateId, reasonCode });
  return changed(of, { certificateId: null }, [event]);
}

const identity = (of: Pick<Enrolment, 'id' | 'classId' | 'curriculum' | 'group'>) => ({
  enrolmentId: of.id,
  classId: of.classId,
  curriculum: of.curriculum,
  group: of.group,
});

const outcomeBack = (of: Enrolment, at: Date) =>
  of.outcome === null ? [] : [fact(OutcomeWithdrawn, at, { ...identity(of), outcome: of.outcome })];

/** @throws DomainError conflict `enrolment-withdrawn` */
export function assertEnrolled({ id, state }: Pick<Enrolment, 'id' | 'state'>): void {
  if (state !== 'withdrawn') return;
  throw new DomainError(
    'conflict',
    'enrolment-withdrawn',
    `Lượt ghi danh ${id} đã rút khỏi lớp; chưa thay đổi gì. Nếu người này vẫn học, hãy ghi danh lại.`,
  );
}

function assertNotCertified({ id, certificateId }: Enrolment): void {
  if (certificateId === null) return;
  throw new DomainError(
    'conflict',
    'enrolment-certified',
    `Lượt ghi danh ${id} đã có chứng nhận ${certificateId}; chưa thay đổi gì. Hãy thu hồi chứng nhận trước.`,
  );
}
