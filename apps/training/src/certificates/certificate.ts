import { changed, created, type Decided, type PilotThing } from '@xaso/contracts-common';
import type { RevocationReason } from '@xaso/contracts-training';
import { dayOf, DomainError } from '@xaso/kernel';
import type { Badge, StatusPlace } from './credential/credential.js';
import type { CertificatePaper } from './paper/certificate-text.js';
import type { Registered } from './verify/verdict.js';

/** A certificate that was issued. Its enrolment tells of it; the certificate has no facts of its own. */
export interface Certificate extends PilotThing {
  /** One certificate of an enrolment holds at a time. */
  readonly enrolmentId: string;
  readonly classId: string;
  readonly curriculum: string;
  readonly title: string;
  readonly issuedAt: Date;
  /** Null: for good. */
  readonly validUntil: Date | null;
  readonly statusList: number;
  readonly statusIndex: number;
  /** What stands in its QR code. */
  readonly payload: string;
  /** The signed credential. Personal data: it names its holder. */
  readonly credential: Badge;
  readonly revokedAt: Date | null;
  readonly reasonCode: RevocationReason | null;
  /** In the words of whoever revoked it. */
  readonly reason: string | null;
}

export type NewCertificate = Omit<
  Certificate,
  'version' | 'statusList' | 'statusIndex' | 'revokedAt' | 'reasonCode' | 'reason'
> & { readonly status: StatusPlace };

/** Enters a certificate into the book. */
export const register = ({ status, ...certificate }: NewCertificate): Decided<Certificate> =>
  created<Certificate>({
    ...certificate,
    statusList: status.list,
    statusIndex: status.index,
    revokedAt: null,
    reasonCode: null,
    reason: null,
  });

/** It holds no longer, for good. @throws DomainError conflict `certificate-revoked` */
export function revoke(
  certificate: Certificate,
  revocation: { readonly reasonCode: RevocationReason; readonly reason: string },
  at: Date,
): Decided<Certificate> {
  if (certificate.revokedAt !== null)
    throw new DomainError(
      'conflict',
      'certificate-revoked',
      `Chứng nhận này đã bị thu hồi ngày ${dayOf(certificate.revokedAt)}; chưa thay đổi gì.`,
    );
  return changed(certificate, { ...revocation, revokedAt: at });
}

/** What lists show: nothing of the holder. */
export function summaryOf({ credential: _credential, payload: _payload, ...rest }: Certificate): object {
  return { ...rest, state: rest.revokedAt === null ? 'issued' : 'revoked' };
}

/** What the verification page is told. */
export const registeredOf = (certificate: Certificate): Registered => ({
  number: certificate.id,
  curriculum: certificate.curriculum,
  title: certificate.title,
  issuedOn: dayOf(certificate.issuedAt),
  validUntil: certificate.validUntil,
  revokedOn: certificate.revokedAt && dayOf(certificate.revokedAt),
  reasonCode: certificate.reasonCode,
  synthetic: certificate.synthetic,
});

/** What is printed beside the credential. @param place the commune, in words */
export const paperOf = (
  { id, issuedAt, credential, synthetic }: Certificate,
  place: string,
): CertificatePaper => ({
  number: id,
  day: dayOf(issuedAt),
  from: dayOf(new Date(credential.credentialSubject.activityStartDate)),
  to: dayOf(new Date(credential.credentialSubject.activityEndDate)),
  place,
  synthetic,
});
