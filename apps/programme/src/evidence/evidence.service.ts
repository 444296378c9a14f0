import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { assertAsDeclared, audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { assertOfProgramme } from '../pilots/pilot.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { ProgrammesStore } from '../programmes/programmes.store.js';
import { type Evidence, type EvidenceFile, EvidenceStore } from './evidence.store.js';

/** A file as it came over the wire. */
export interface SentEvidence {
  readonly programme: string;
  readonly pilotId: string | null;
  readonly mediaType: string;
  readonly fileName: string;
  readonly content: Buffer;
}

/** Keeping files that prove something, and handing them out. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceStore,
    private readonly pilots: PilotsStore,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same bytes again are the same evidence. @throws DomainError invalid, forbidden, not-found */
  add(sent: SentEvidence, actor: Actor): Promise<Evidence> {
    assertAsDeclared(sent.mediaType, sent.content);
    const sha256 = createHash('sha256').update(sent.content).digest('hex');
    return this.database.transaction(async (tx) => {
      const { code } = await this.programmes.named(tx, sent.programme);
      await this.assertHome(tx, sent, actor);
      const stored = await this.evidence.add(tx, {
        ...sent,
        id: uuidv7(),
        sha256,
        bytes: sent.content.length,
        programme: code,
        recordedBy: actor.id,
        createdAt: this.clock.now(),
      });
      await audit(tx, { actor, action: 'evidence.added', subject: 'evidence', subjectId: stored.id });
      return stored;
    });
  }

  /** Each reading is written down. @throws DomainError not-found, forbidden */
  read(id: string, actor: Actor): Promise<EvidenceFile> {
    return this.database.transaction(async (tx) => {
      const file = await this.evidence.read(tx, id, actor);
      await audit(tx, { actor, action: 'evidence.read', subject: 'evidence', subjectId: file.id });
      return file;
    });
  }

  private async assertHome(tx: Tx, { programme, pilotId }: SentEvidence, actor: Actor): Promise<void> {
    if (pilotId !== null) return assertOfProgramme(await this.pilots.whole(tx, pilotId, actor), programme);
    if (actor.role !== 'commune-officer') return;
    throw new DomainError(
      'forbidden',
      'programme-wide',
      'Minh chứng của cả chương trình do chủ nhiệm hoặc quản trị gửi; cán bộ xã hãy ghi rõ thí điểm của xã mình. Chưa lưu gì.',
    );
  }
}
