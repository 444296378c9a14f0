import { Inject, Injectable } from '@nestjs/common';
import { type Decided, ifSeen, type Seen } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { assertApprovedDocument } from '../pilots/approved-document.store.js';
import { programmeContext, ProgrammesStore } from '../programmes/programmes.store.js';
import { approve, draft, type Draft, redraft, type ScaleUpPlan } from './scale-up-plan.js';
import { ScaleUpStore } from './scale-up.store.js';

/** Drafting and approving the scale-up plan of a programme. */
@Injectable()
export class ScaleUpService {
  constructor(
    private readonly database: Database,
    private readonly plans: ScaleUpStore,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError conflict when the programme has a plan: it is drafted anew, not twice */
  async draft(tx: Tx, code: string, content: Draft, actor: Actor): Promise<ScaleUpPlan> {
    assertHappened(content.on, this.clock.now());
    const programme = await this.programmes.named(tx, code);
    const there = await this.plans.find(tx, { programme: code });
    if (there)
      throw new DomainError(
        'conflict',
        'scale-up-exists',
        `Chương trình ${code} đã có kế hoạch phổ cập (${there.id}); hãy lập bản dự thảo mới của kế hoạch đó. Chưa lưu gì.`,
      );
    const { synthetic } = programme;
    const of = { id: uuidv7(), programme: code, synthetic, createdAt: this.clock.now() };
    const decided = draft(of, content, actor.id);
    await this.plans.insert(tx, decided, programmeContext(programme, actor.role));
    await audit(tx, { actor, action: 'scale-up.drafted', subject: 'scale-up-plan', subjectId: of.id });
    return decided.next;
  }

  redraft(
    id: string,
    content: Draft,
    { reason, version }: Seen<{ readonly reason: string }>,
    actor: Actor,
  ): Promise<ScaleUpPlan> {
    assertHappened(content.on, this.clock.now());
    const decide = ifSeen(version, this.plans.what, (plan: ScaleUpPlan) =>
      redraft(plan, content, reason, actor.id),
    );
    return this.change(id, actor, 'scale-up.redrafted', reason, decide);
  }

  approve(id: string, on: Day, documentId: string, actor: Actor): Promise<ScaleUpPlan> {
    assertHappened(on, this.clock.now());
    return this.change(id, actor, 'scale-up.approved', undefined, async (plan, tx) => {
      await assertApprovedDocument(tx, { programme: plan.programme }, documentId, true);
      return approve(plan, { by: actor.id, on, documentId });
    });
  }

  list(programme: string): Promise<ScaleUpPlan[]> {
    return this.database.transaction((tx) => this.plans.findAll(tx, { programme }));
  }

  private change(
    id: string,
    actor: Actor,
    action: string,
    reason: string | undefined,
    decide: (plan: ScaleUpPlan, tx: Tx) => Decided<ScaleUpPlan> | Promise<Decided<ScaleUpPlan>>,
  ): Promise<ScaleUpPlan> {
    return this.database.transaction(async (tx) => {
      const plan = await this.plans.load(tx, id);
      const programme = await this.programmes.named(tx, plan.programme);
      const decided = await decide(plan, tx);
      await this.plans.update(tx, decided, programmeContext(programme, actor.role));
      await audit(tx, {
        actor,
        action,
        subject: 'scale-up-plan',
        subjectId: id,
        ...(reason ? { reason } : {}),
      });
      return decided.next;
    });
  }
}
