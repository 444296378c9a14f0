import { Inject, Injectable } from '@nestjs/common';
import type { Phase } from '@xaso/contracts-programme';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { assertCommune, audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { communeFaults } from '../common/commune-on.js';
import { assertHappened, type Day } from '../common/day.js';
import type { Decided } from '../common/decided.js';
import { refuse } from '../common/refuse.js';
import { lockPlace } from '../observations/place-lock.store.js';
import { SurveyFindings } from '../observations/survey-findings.service.js';
import { ProgrammesStore } from '../programmes/programmes.store.js';
import { assertApprovedDocument } from './approved-document.store.js';
import { type Check, checksFor, waysFrom } from './gate.js';
import { GateQueries } from './gate.queries.js';
import {
  approvePlan,
  changePhase,
  draftPlan,
  type Pilot,
  pilotContext,
  type PilotProposal,
  type Problem,
  propose,
  restateProblems,
  rewritePlan,
} from './pilot.js';
import { PilotsStore } from './pilots.store.js';

/** What a caller says of a new pilot. */
export type Proposal = Omit<PilotProposal, 'id' | 'createdAt' | 'synthetic'>;

/** What a caller says of a step to another phase. */
export interface Step {
  readonly to: Phase;
  readonly on: Day;
  readonly documentId?: string | undefined;
  readonly reason?: string | undefined;
}

/** The gate of one phase: everything it asks for. */
export interface Gate {
  readonly to: Phase;
  readonly open: boolean;
  readonly checks: readonly Check[];
}

/** Proposing pilots, planning them, and sending them through their gates. */
@Injectable()
export class PilotsService {
  constructor(
    private readonly database: Database,
    private readonly pilots: PilotsStore,
    private readonly programmes: ProgrammesStore,
    private readonly gates: GateQueries,
    private readonly findings: SurveyFindings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; not-found for the programme; conflict when the commune has a pilot in it already */
  async propose(tx: Tx, proposal: Proposal, actor: Actor): Promise<Pilot> {
    assertCommune(actor, proposal.communeUnitId);
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

  restateProblems(id: string, problems: readonly Problem[], reason: string, actor: Actor): Promise<Pilot> {
    return this.change(id, actor, 'pilot.problems-restated', reason, (pilot) =>
      restateProblems(pilot, problems),
    );
  }

  draftPlan(id: string, summary: string, on: Day, actor: Actor): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'pilot.plan-drafted', undefined, (pilot) => draftPlan(pilot, summary, on));
  }

  rewritePlan(
    id: string,
    planVersion: number,
    { summary, on, reason }: { readonly summary: string; readonly on: Day; readonly reason: string },
    actor: Actor,
  ): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'pilot.plan-rewritten', reason, (pilot) =>
      rewritePlan(pilot, planVersion, summary, on),
    );
  }

  /** @throws DomainError invalid when the document is not an approved one of the register */
  approvePlan(id: string, planVersion: number, on: Day, documentId: string, actor: Actor): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'pilot.plan-approved', undefined, async (pilot, tx) => {
      await assertApprovedDocument(tx, pilot, documentId);
      return approvePlan(pilot, planVersion, { by: actor.id, on, documentId });
    });
  }

  /** What each next phase asks for, satisfied or not. */
  gatesOf(id: string, actor: Actor): Promise<readonly Gate[]> {
    return this.database.transaction(async (tx) => {
      const pilot = await this.pilots.mine(tx, id, actor);
      const evidence = await this.gates.evidence(tx, pilot);
      return waysFrom(pilot.phase).map((to) => {
        const checks = checksFor(pilot, to, evidence);
        return { to, open: checks.every(({ satisfied }) => satisfied), checks };
      });
    });
  }

  changePhase(id: string, { to, on, documentId, reason }: Step, actor: Actor): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'pilot.phase-changed', reason, async (pilot, tx) => {
      if (documentId !== undefined) await assertApprovedDocument(tx, pilot, documentId);
      const command = { to, on, by: actor.id, documentId: documentId ?? null, reason: reason ?? null };
      return changePhase(pilot, command, await this.gates.held(tx, pilot));
    });
  }

  private change(
    id: string,
    actor: Actor,
    action: string,
    reason: string | undefined,
    decide: (pilot: Pilot, tx: Tx) => Decided<Pilot> | Promise<Decided<Pilot>>,
  ): Promise<Pilot> {
    return this.database.transaction(async (tx) => {
      const pilot = await this.pilots.mine(tx, id, actor);
      const decided = await decide(pilot, tx);
      await this.pilots.update(tx, decided, pilotContext(pilot, actor.role));
      const before = { problems: pilot.problems, plans: pilot.plans };
      const detail = reason ? { reason, detail: { before } } : {};
      await audit(tx, { actor, action, subject: 'pilot', subjectId: id, ...detail });
      return decided.next;
    });
  }
}
