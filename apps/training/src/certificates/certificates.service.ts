import { Inject, Injectable } from '@nestjs/common';
import type { RevocationReason } from '@xaso/contracts-training';
import type { Actor, Clock, UnitId } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { IsNull, Not } from 'typeorm';
import { uncertify } from '../enrolments/enrolment.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { type Certificate, revoke, summaryOf } from './certificate.js';
import { CertificatesStore } from './certificates.store.js';

interface Revocation {
  readonly reasonCode: RevocationReason;
  readonly reason: string;
}

/** Which certificates are listed. */
export interface CertificateFilter {
  readonly programme?: string | undefined;
  readonly communeUnitId?: UnitId | undefined;
  readonly pilotId?: string | undefined;
  readonly classId?: string | undefined;
  readonly state?: 'issued' | 'revoked' | undefined;
}

/** What becomes of certificates that were issued. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly database: Database,
    private readonly store: CertificatesStore,
    private readonly enrolments: EnrolmentsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, forbidden, conflict `certificate-revoked` */
  revoke(id: string, why: Revocation, actor: Actor) {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      const { enrolmentId } = await this.store.mine(tx, id, actor);
      const [enrolment] = await this.enrolments.lockAll(tx, [enrolmentId]);
      // Read again behind the lock of its enrolment, which whoever revokes takes first.
      const revoked = await this.#revoke(tx, await this.store.load(tx, id), why, at, actor);
      const { reasonCode } = why;
      const told = enrolment && uncertify(enrolment, { certificateId: id, reasonCode }, at);
      if (told) await this.enrolments.updateAll(tx, [told], this.enrolments.told(actor.role));
      return summaryOf(revoked);
    });
  }

  /**
   * For whoever takes back the outcome of an enrolment that it has locked, in the same transaction: its certificate holds no
   * longer. The caller writes the fact (`uncertify`) among the other facts of the enrolment.
   * @returns the id of the certificate, null when none holds
   */
  async withdraw(tx: Tx, enrolmentId: string, reason: string, actor: Actor): Promise<string | null> {
    const held = await this.store.active(tx, enrolmentId);
    if (held === null) return null;
    const why = { reasonCode: 'outcome-changed', reason } as const;
    return (await this.#revoke(tx, held, why, this.clock.now(), actor)).id;
  }

  /** Without names. */
  list({ state, ...filter }: CertificateFilter, page: Page, actor: Actor) {
    const holds = {
      ...(state === 'issued' && { revokedAt: IsNull() }),
      ...(state === 'revoked' && { revokedAt: Not(IsNull()) }),
    };
    return this.database.transaction(async (tx) =>
      (await this.store.list(tx, { ...filter, ...holds }, page, actor)).map(summaryOf),
    );
  }

  /** The certificate with the name on it; the log keeps who read it. @throws DomainError not-found, forbidden */
  read(id: string, form: 'credential' | 'png' | 'svg' | 'pdf', actor: Actor): Promise<Certificate> {
    return this.database.transaction(async (tx) => {
      const certificate = await this.store.mine(tx, id, actor);
      const detail = { form };
      await audit(tx, { actor, action: 'certificate.read', subject: 'certificate', subjectId: id, detail });
      return certificate;
    });
  }

  async #revoke(
    tx: Tx,
    certificate: Certificate,
    why: Revocation,
    at: Date,
    actor: Actor,
  ): Promise<Certificate> {
    const decided = revoke(certificate, why, at);
    await this.store.update(tx, decided, this.store.context(certificate, actor.role));
    const { reason, reasonCode } = why;
    const about = { subject: 'certificate', subjectId: certificate.id };
    await audit(tx, { actor, action: 'certificate.revoked', ...about, reason, detail: { reasonCode } });
    return decided.next;
  }
}
