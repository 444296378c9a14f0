import { Type } from '@sinclair/typebox';
import { defineEvent, Id, OneOf } from '@xaso/contracts-common';
import { always, curriculum } from './fields.js';

/** Who is taught: cán bộ, đoàn viên, hội viên phụ nữ, nông dân, người cao tuổi, học sinh, khác. */
export const TRAINEE_GROUPS = [
  'officials',
  'youth-union',
  'women-union',
  'farmers',
  'elderly',
  'pupils',
  'others',
] as const;
export type TraineeGroup = (typeof TRAINEE_GROUPS)[number];

/** How an enrolment ended. */
export const OUTCOMES = ['passed', 'not-passed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why somebody is not in a class any more. */
export const WITHDRAWAL_REASONS = [
  'cannot-come',
  'moved-to-another-class',
  'class-cancelled',
  'duplicate',
  'entered-by-mistake',
  'other',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** Why a certificate holds no longer. */
export const REVOCATION_REASONS = [
  'outcome-changed',
  'wrong-holder',
  'duplicate',
  'issued-by-mistake',
  'fraud',
  'other',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

const identity = {
  enrolmentId: Id('the enrolment: one for a person and a class; who it is stays in the service'),
  classId: Id('the class'),
  curriculum,
  group: OneOf(TRAINEE_GROUPS, 'cán bộ, đoàn viên, phụ nữ, nông dân, người cao tuổi, học sinh, khác'),
};
const enrolmentFact = (verb: string, description: string) => ({
  type: `training.enrolment.${verb}`,
  topic: 'training.enrolment.v1',
  always,
  description,
});

export const TraineeRegistered = defineEvent({
  ...enrolmentFact('registered', 'Somebody was enrolled in a class.'),
  data: { ...identity, walkIn: Type.Boolean({ description: 'came without having been enrolled before' }) },
});

export const EnrolmentWithdrawn = defineEvent({
  ...enrolmentFact('withdrawn', 'An enrolment was taken back; what it counted for was taken back before.'),
  data: { ...identity, reasonCode: OneOf(WITHDRAWAL_REASONS, 'why') },
});

export const TraineeAttended = defineEvent({
  ...enrolmentFact(
    'attended',
    'The first session of the class was attended: one attendance (lượt), whatever comes after.',
  ),
  data: identity,
});

export const AttendanceWithdrawn = defineEvent({
  ...enrolmentFact(
    'attendance-withdrawn',
    'No session was attended after all: the attendance counts no longer.',
  ),
  data: identity,
});

export const TraineePassed = defineEvent({
  ...enrolmentFact('passed', 'The class was completed and passed by the rule of its curriculum.'),
  data: identity,
});

export const TraineeNotPassed = defineEvent({
  ...enrolmentFact('not-passed', 'The class was completed, and not passed by the rule of its curriculum.'),
  data: identity,
});

export const OutcomeWithdrawn = defineEvent({
  ...enrolmentFact(
    'outcome-withdrawn',
    'An outcome was corrected: it counts no longer. Another one may follow.',
  ),
  data: { ...identity, outcome: OneOf(OUTCOMES, 'what it was') },
});

export const TraineeCertified = defineEvent({
  ...enrolmentFact('certified', 'A certificate was issued.'),
  data: { ...identity, certificateId: Id('the certificate') },
});

export const CertificateRevoked = defineEvent({
  ...enrolmentFact('certificate-revoked', 'A certificate holds no longer.'),
  data: {
    ...identity,
    certificateId: Id('the certificate'),
    reasonCode: OneOf(REVOCATION_REASONS, 'why'),
  },
});

const participant = {
  participantId: Id('a person in a pilot, by a number of its own that leads to nobody'),
  group: identity.group,
};
const participantFact = (verb: string, description: string) => ({
  type: `training.participant.${verb}`,
  topic: 'training.participant.v1',
  always,
  description,
});

export const ParticipantJoined = defineEvent({
  ...participantFact(
    'joined',
    'A person attended for the first time in any class of the pilot: one of its different people.',
  ),
  data: participant,
});

export const ParticipantLeft = defineEvent({
  ...participantFact(
    'left',
    'The last attendance of a person was taken back, or the person is another one that counts: it counts no longer.',
  ),
  data: participant,
});
