import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, dayOf, DomainError, isUuid } from '@xaso/kernel';
import { CLOCK, Database, hashOf } from '@xaso/platform';
import { type Certificate, registeredOf } from '../certificate.js';
import { CertificatesStore } from '../certificates.store.js';
import { type Badge, CREDENTIALS_CONTEXT, holderOf, OPEN_BADGES_CONTEXT } from '../credential/credential.js';
import { ISSUER_KEYS, type IssuerKeys } from '../credential/issuer-keys.service.js';
import { didOf } from '../credential/issuer.js';
import { Proofs } from '../credential/proofs.service.js';
import { openCompact } from '../paper/compact.js';
import { judge, sameNameKey, type Verdict } from './verdict.js';
import type { NameCheck } from './verify-page.js';

type Looked = Certificate | 'unknown' | 'not-asked';

/** Whether a certificate is genuine and holds. Anybody may ask; only whoever shows the document itself is told its name. */
@Injectable()
export class VerifyService {
  constructor(
    private readonly database: Database,
    private readonly store: CertificatesStore,
    private readonly proofs: Proofs,
    @Inject(ISSUER_KEYS) private readonly keys: IssuerKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By what a QR code says. @param name the one on the paper, to be compared; the answer tells none */
  async byCode(payload: string, name?: string): Promise<{ verdict: Verdict; name: NameCheck }> {
    const opened = openCompact(payload);
    const signed = opened !== null && (await this.keys.verify(opened.keyId, opened.signed, opened.signature));
    const looked = signed ? await this.#look(opened.certificateId) : 'unknown';
    return {
      verdict: this.#judge(opened, signed, looked),
      name: name === undefined || typeof looked === 'string' ? 'not-asked' : compare(name, looked),
    };
  }

  /** By the credential itself. */
  async byCredential(given: object): Promise<Verdict & { readonly holder: string | null }> {
    if (!this.#mayBeOurs(given)) return { ...this.#judge(null, false, 'unknown'), holder: null };
    // Expired is not forged: the proof is judged as of its first day, the day by the book.
    const signed = await this.proofs.holds(given, new Date(given.validFrom));
    const certificateId = given.id.replace('urn:uuid:', '');
    const looked = signed ? await this.#look(certificateId) : 'unknown';
    const { humanCode: curriculum } = given.credentialSubject.achievement;
    const day = dayOf(new Date(given.validFrom));
    const synthetic = typeof looked !== 'string' && looked.synthetic;
    const verdict = this.#judge({ certificateId, curriculum, day, synthetic }, signed, looked);
    return { ...verdict, holder: signed ? holderOf(given) : null };
  }

  #judge(opened: Parameters<typeof judge>[1], signed: boolean, looked: Looked): Verdict {
    const found = typeof looked === 'string' ? looked : registeredOf(looked);
    return judge(this.keys.issuer.name, opened, signed, found, this.clock.now());
  }

  /** The book; it being away is an answer, not a failure. */
  async #look(id: string): Promise<Looked> {
    try {
      return (await this.database.transaction((tx) => this.store.find(tx, { id }))) ?? 'unknown';
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') return 'not-asked';
      throw error;
    }
  }

  /** Keeps what cannot be ours from costing anything: foreign contexts and issuers are not even read. */
  #mayBeOurs(given: object): given is Badge {
    const { id, issuer, validFrom, '@context': context, credentialSubject } = given as Partial<Badge>;
    return (
      typeof id === 'string' &&
      isUuid(id.replace('urn:uuid:', '')) &&
      issuer?.id === didOf(this.keys.issuer.address) &&
      typeof validFrom === 'string' &&
      !Number.isNaN(Date.parse(validFrom)) &&
      typeof credentialSubject?.achievement?.humanCode === 'string' &&
      Array.isArray(credentialSubject.identifier) &&
      hashOf(context) === hashOf([CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT])
    );
  }
}

/** Compared by hashes, so that the time it takes tells nothing of the name. */
function compare(name: string, { credential }: Certificate): NameCheck {
  const [given, known] = [name, holderOf(credential)].map((one) => Buffer.from(hashOf(sameNameKey(one))));
  return given && known && timingSafeEqual(given, known) ? 'same' : 'other';
}
