import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { type Actor, assertHappened, type Clock, type Day, DomainError } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { type FindOptionsWhere, Not } from 'typeorm';
import { PilotThingsService } from '../common/pilot-things.service.js';
import { CurriculaStore } from '../curricula/curricula.store.js';
import { PilotsStore } from '../pilots/pilots.store.js';
import { PlansQueries } from './plans.queries.js';
import { PlansStore } from './plans.store.js';
import {
  approve,
  draft,
  holding,
  type PlannedNumbers,
  revise,
  rewrite,
  type TrainingPlan,
  withdraw,
} from './training-plan.js';

/** A plan and what holds of it now. */
const shownPlan = (plan: TrainingPlan) => ({
  ...withCommune(plan),
  holding: plan.state === 'withdrawn' ? null : holding(plan),
});

/** What of which curriculum a pilot plans. */
@Injectable()
export class PlansService extends PilotThingsService<TrainingPlan, ReturnType<typeof shownPlan>> {
  constructor(
    pilots: PilotsStore,
    database: Database,
    private readonly plans: PlansStore,
    private readonly curricula: CurriculaStore,
    private readonly queries: PlansQueries,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(pilots, database, plans, clock, 'training-plan');
  }

  /** @throws DomainError not-found (pilot), forbidden, invalid, conflict `plan-exists`, `curriculum-not-published` */
  async draft(
    tx: Tx,
    { pilotId, curriculum, on }: { readonly pilotId: string; readonly curriculum: string; readonly on: Day },
    numbers: PlannedNumbers,
    actor: Actor,
  ) {
    assertHappened(on, this.clock.now());
    const part = await this.partOf(tx, pilotId, actor);
    const { pillar } = await this.curricula.published(tx, curriculum);
    await tx.query(`select pg_advisory_xact_lock(hashtext('training-plan' || $1))`, [pilotId]);
    const there = await this.plans.find(tx, { pilotId, curriculum, state: Not('withdrawn') });
    if (there)
      throw new DomainError(
        'conflict',
        'plan-exists',
        `Thí điểm này đã có kế hoạch ${curriculum} (${there.id}); hãy sửa hoặc điều chỉnh kế hoạch đó. Chưa lưu gì.`,
      );
    return this.add(
      tx,
      draft(part, { curriculum, pillar }, numbers, on, actor.id),
      actor,
      'training-plan.drafted',
    );
  }

  rewrite(id: string, numbers: PlannedNumbers, actor: Actor) {
    return this.rewriteAs(
      id,
      actor,
      (plan) => rewrite(plan, numbers, actor.id),
      () => ({ action: 'training-plan.rewritten', detail: { ...numbers } }),
    );
  }

  revise(
    id: string,
    numbers: PlannedNumbers,
    said: { readonly on: Day; readonly reason: string },
    actor: Actor,
  ) {
    return this.change(id, actor, { action: 'training-plan.revised', ...said }, (plan) =>
      revise(plan, numbers, said, actor.id),
    );
  }

  approve(id: string, on: Day, actor: Actor) {
    return this.change(id, actor, { action: 'training-plan.approved', on }, (plan) =>
      approve(plan, on, actor.id),
    );
  }

  withdraw(id: string, on: Day, reason: string, actor: Actor) {
    return this.change(id, actor, { action: 'training-plan.withdrawn', on, reason }, (plan) =>
      withdraw(plan, on),
    );
  }

  /** Each with what was held of it. */
  override list({ after, limit, ...filter }: FindOptionsWhere<TrainingPlan> & Page, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const plans = await this.plans.list(tx, filter, { after, limit }, actor);
      const held = await this.queries.heldOf(tx, plans);
      return plans.map((plan, index) => ({ ...this.view(plan), held: held[index] }));
    });
  }

  /** With what was held of it. @throws DomainError not-found, forbidden */
  override one(id: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const plan = await this.plans.mine(tx, id, actor);
      const [held] = await this.queries.heldOf(tx, [plan]);
      return { ...this.view(plan), held };
    });
  }

  protected view(plan: TrainingPlan) {
    return shownPlan(plan);
  }
}
