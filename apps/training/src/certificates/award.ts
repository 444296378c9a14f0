import { dayOf } from '@xaso/kernel';
import type { TrainingClass } from '../classes/training-class.js';
import type { NewCertificate } from './certificate.js';
import type { Award } from './credential/credential.js';
import type { Compact } from './paper/compact.js';

/** A class that was held, and what it taught. */
export interface Course {
  readonly of: TrainingClass;
  readonly curriculum: Award['curriculum'];
  /** What had to be done to pass, in words. */
  readonly criteria: string;
  /** The commune, in words. */
  readonly place: string;
}

/** What the certificates of one issue share. */
export interface Issue {
  readonly at: Date;
  /** Null: for good. */
  readonly validUntil: Date | null;
}

/** What one person of a course is awarded. */
export function awardOf(
  { of, curriculum, criteria, place }: Course,
  { at, validUntil }: Issue,
  person: Pick<Award, 'id' | 'holder' | 'status'>,
): Award {
  const first = of.sessions[0]?.startsAt ?? of.startsAt;
  const last = of.sessions.at(-1)?.startsAt ?? first;
  return {
    ...person,
    curriculum,
    criteria,
    from: dayOf(new Date(first)),
    to: dayOf(new Date(last)),
    place,
    issuedAt: at,
    validUntil,
    synthetic: of.synthetic,
  };
}

/** What its QR code says. */
export const compactOf = ({ id, curriculum, issuedAt, synthetic }: Award, keyId: string): Compact => ({
  certificateId: id,
  curriculum: curriculum.code,
  day: dayOf(issuedAt),
  keyId,
  synthetic,
});

/** What the book keeps of it beside the signed documents. */
export const entryOf = (
  of: TrainingClass,
  enrolmentId: string,
  award: Award,
): Omit<NewCertificate, 'payload' | 'credential'> => ({
  id: award.id,
  programme: of.programme,
  communeUnitId: of.communeUnitId,
  pilotId: of.pilotId,
  synthetic: of.synthetic,
  createdAt: award.issuedAt,
  enrolmentId,
  classId: of.id,
  curriculum: award.curriculum.code,
  title: award.curriculum.title,
  issuedAt: award.issuedAt,
  validUntil: award.validUntil,
  status: award.status,
});
