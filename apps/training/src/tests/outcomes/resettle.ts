import type { Decided } from '@xaso/contracts-common';
import type { Outcome } from '@xaso/contracts-training';
import { type Enrolment, settle, uncertify } from '../../enrolments/enrolment.js';

/**
 * How an enrolment ends now, null when that is how it ended already. What its certificate was issued for is taken back after
 * the certificate.
 * @param revoked the certificate that was revoked for it; null when none holds
 * @throws DomainError conflict `enrolment-certified` when another certificate holds
 */
export function resettled(
  of: Enrolment,
  outcome: Outcome | null,
  revoked: string | null,
  at: Date,
): Decided<Enrolment> | null {
  const first =
    revoked === null ? null : uncertify(of, { certificateId: revoked, reasonCode: 'outcome-changed' }, at);
  const then = settle(first?.next ?? of, outcome, at);
  if (then === null) return first;
  return { next: then.next, events: [...(first?.events ?? []), ...then.events] };
}
