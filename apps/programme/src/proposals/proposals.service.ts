import { Inject, Injectable } from '@nestjs/common';
import { type Actor, assertHappened, type Clock, DomainError, refuse } from '@xaso/kernel';
import { assertCommune, assertHamlet, audit, CLOCK, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { communeFaults } from '../common/commune-on.js';
import { lockPlace } from '../observations/place-lock.store.js';
import { SurveyFindings } from '../observations/survey-findings.service.js';
import { type Pilot, pilotContext, type PilotProposal, propose } from '../pilots/pilot.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { ProgrammesStore } from '../programmes/programmes.store.js';

/** What a caller says of a new pilot. */
export type Proposal = Omit<PilotProposal, 'id' | 'createdAt' | 'synthetic'>;

/** Proposing pilots: a new one begins with what closed rounds measured in its commune. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly pilots: PilotsStore,
    private readonly programmes: ProgrammesStore,
    private readonly findings: SurveyFindings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; not-found for the programme; conflict when the commune has a pilot in it already */
  async propose(tx: Tx, proposal: Proposal, actor: Actor): Promise<Pilot> {
    assertCommune(actor, proposal.communeUnitId);
    assertHamlet(actor, null);
    assertHappened(proposal.proposedOn, this.clock.now(), 'proposedOn');
    refuse(
      communeFaults(proposal.communeUnitId, proposal.proposedOn),
      'pilot-invalid',
      'Đề xuất thí điểm chưa hợp lệ; chưa lưu gì.',
    );
    const { synthetic } = await this.programmes.named(tx, proposal.programme);
    const { programme, communeUnitId } = proposal;
    await lockPlace(tx, programme, communeUnitId);
    const there = await this.pilots.find(tx, { programme, communeUnitId });
    if (there)
      throw new DomainError(
        'conflict',
        'pilot-exists',
        `Xã ${communeUnitId} đã có thí điểm trong chương trình ${programme}. Chưa lưu gì.`,
      );
    const decided = propose({ ...proposal, synthetic, id: uuidv7(), createdAt: this.clock.now() });
    await this.pilots.insert(tx, decided, pilotContext(decided.next, actor.role));
    await this.findings.adopt(tx, decided.next);
    await audit(tx, { actor, action: 'pilot.proposed', subject: 'pilot', subjectId: decided.next.id });
    return decided.next;
  }
}
