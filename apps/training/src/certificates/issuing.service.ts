import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { certify } from '../enrolments/enrolment.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { awardOf, compactOf, type Course, entryOf, type Issue } from './award.js';
import { type Certificate, register } from './certificate.js';
import { CertificatesStore } from './certificates.store.js';
import { CoursesQueries } from './courses.queries.js';
import type { Award, Badge } from './credential/credential.js';
import {
  ISSUER_KEYS,
  type IssuerKeys,
  type SigningKey,
  signingKey,
} from './credential/issuer-keys.service.js';
import { Proofs } from './credential/proofs.service.js';
import { type Graduate, GraduatesQueries } from './graduates.queries.js';
import { compactBody, compactPayload, signedBytes } from './paper/compact.js';

/** Certificates that are signed and stored together: a quarter of a second of work. */
const BATCH = 50;

/** What came of issuing for a class. */
export interface Issued {
  readonly passed: number;
  readonly issued: number;
  /** Who has one that was issued before, or by somebody else meanwhile. */
  readonly already: number;
}

/** Signs certificates and enters them into the book. */
@Injectable()
export class IssuingService {
  constructor(
    private readonly database: Database,
    private readonly store: CertificatesStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly courses: CoursesQueries,
    private readonly graduates: GraduatesQueries,
    private readonly proofs: Proofs,
    @Inject(ISSUER_KEYS) private readonly keys: IssuerKeys,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For everybody who passed and has none that holds. A batch at a time: after a failure what was issued stays, and asking
   * again goes on with the rest, so that no key is needed to ask twice.
   * @throws DomainError not-found, forbidden, conflict `class-not-completed`; unavailable `certificate-key-missing`
   */
  async issueFor(classId: string, validUntil: Date | null, actor: Actor): Promise<Issued> {
    const key = signingKey(this.keys);
    const issue = { at: this.clock.now(), validUntil };
    const { course, passed, waiting } = await this.database.transaction(async (tx) => ({
      course: await this.courses.completed(tx, classId, actor),
      ...(await this.graduates.ofClass(tx, classId)),
    }));
    const sign = this.proofs.signer(key.signer, issue.at);
    let issued = 0;
    for (let from = 0; from < waiting.length; from += BATCH) {
      const made = await this.#make(course, issue, waiting.slice(from, from + BATCH), key, sign);
      issued += await this.database.transaction((tx) => this.#enter(tx, course, made, issue.at, actor));
    }
    return { passed, issued, already: passed - issued };
  }

  async #make(
    course: Course,
    issue: Issue,
    people: readonly Graduate[],
    { id: keyId, signer }: SigningKey,
    sign: (award: Award) => Promise<Badge>,
  ): Promise<Certificate[]> {
    const places = await this.database.transaction((tx) => this.store.takePlaces(tx, people.length));
    const made: Certificate[] = [];
    for (const [index, status] of places.entries()) {
      const { holder = '', enrolmentId = '' } = people[index] ?? {};
      const award = awardOf(course, issue, { id: uuidv7(), holder, status });
      const body = compactBody(compactOf(award, keyId));
      const payload = compactPayload(body, await signer.sign({ data: signedBytes(body) }));
      const entry = entryOf(course.of, enrolmentId, award);
      made.push(register({ ...entry, payload, credential: await sign(award) }).next);
      // Signing is work of the processor: other requests are let in between.
      await breath();
    }
    return made;
  }

  /** Those whose enrolment still waits for one; the others were corrected, or certified, while theirs was signed. */
  async #enter(
    tx: Tx,
    { of }: Course,
    made: readonly Certificate[],
    at: Date,
    actor: Actor,
  ): Promise<number> {
    const locked = await this.enrolments.lockAll(
      tx,
      made.map(({ enrolmentId }) => enrolmentId),
    );
    const waiting = locked.filter(
      ({ outcome, certificateId }) => outcome === 'passed' && certificateId === null,
    );
    const entered = waiting.flatMap((enrolment) => {
      const certificate = made.find(({ enrolmentId }) => enrolmentId === enrolment.id);
      return certificate ? [{ certificate, decided: certify(enrolment, certificate.id, at) }] : [];
    });
    if (entered.length === 0) return 0;
    const book = entered.map(({ certificate: next }) => ({ next, events: [] }));
    await this.store.insertAll(tx, book, (one) => this.store.context(one, actor.role));
    const told = entered.map(({ decided }) => decided);
    await this.enrolments.updateAll(tx, told, this.enrolments.told(actor.role));
    const detail = { certificates: book.map(({ next }) => next.id) };
    await audit(tx, { actor, action: 'certificate.issued', subject: 'class', subjectId: of.id, detail });
    return entered.length;
  }
}
