import { Inject, Injectable } from '@nestjs/common';
import { type Decided, ifSeen, type Seen } from '@xaso/contracts-common';
import type { Phase } from '@xaso/contracts-programme';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { assertApprovedDocument } from './approved-document.store.js';
import { type Check, checksFor, waysFrom } from './gate.js';
import { GateQueries } from './gate.queries.js';
import {
  approvePlan,
  changePhase,
  draftPlan,
  type Pilot,
  pilotContext,
  type Problem,
  restateProblems,
  rewritePlan,
} from './pilot.js';
import { PilotsStore } from './pilots.store.js';

/** What a caller says of a step to another phase. */
export interface Step {
  readonly to: Phase;
  readonly on: Day;
  readonly documentId?: string | undefined;
  readonly reason?: string | undefined;
}

/** Other words for the draft of a plan. */
export interface Rewording {
  readonly summary: string;
  readonly on: Day;
  readonly reason: string;
}

/** The gate of one phase: everything it asks for. */
export interface Gate {
  readonly to: Phase;
  readonly open: boolean;
  readonly checks: readonly Check[];
}

/** Planning pilots, and sending them through their gates. */
@Injectable()
export class PilotsService {
  constructor(
    private readonly database: Database,
    private readonly pilots: PilotsStore,
    private readonly gates: GateQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  restateProblems(
    id: string,
    { problems, reason, version }: Seen<{ readonly problems: readonly Problem[]; readonly reason: string }>,
    actor: Actor,
  ): Promise<Pilot> {
    const decide = ifSeen(version, this.pilots.what, (pilot: Pilot) => restateProblems(pilot, problems));
    return this.change(id, actor, 'pilot.problems-restated', reason, decide);
  }

  draftPlan(id: string, summary: string, on: Day, actor: Actor): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'pilot.plan-drafted', undefined, (pilot) =>
      draftPlan(pilot, summary, on, actor.id),
    );
  }

  rewritePlan(
    id: string,
    planVersion: number,
    { summary, on, reason, version }: Seen<Rewording>,
    actor: Actor,
  ): Promise<Pilot> {
    assertHappened(on, this.clock.now());
    const decide = ifSeen(version, this.pilots.what, (pilot: Pilot) =>
      rewritePlan(pilot, planVersion, summary, on, actor.id),
    );
    return this.change(id, actor, 'pilot.plan-rewritten', reason, decide);
  }

  /** @throws DomainError invalid when the document is not an approved one of the register, forbidden `own-record` */
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
      const pilot = await this.pilots.whole(tx, id, actor);
      const decided = await decide(pilot, tx);
      await this.pilots.update(tx, decided, pilotContext(pilot, actor.role));
      const before = { problems: pilot.problems, plans: pilot.plans };
      const detail = reason ? { reason, detail: { before } } : {};
      await audit(tx, { actor, action, subject: 'pilot', subjectId: id, ...detail });
      return decided.next;
    });
  }
}
