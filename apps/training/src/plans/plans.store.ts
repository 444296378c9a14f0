import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { Pillar } from '@xaso/kernel';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { PlanVersion, TrainingPlan } from './training-plan.js';

export const TrainingPlanEntity = new EntitySchema<TrainingPlan>({
  name: 'training_plan',
  tableName: 'training_plan',
  columns: {
    ...pilotColumns,
    curriculum: { type: 'text' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    state: { type: 'text', transformer: typed<TrainingPlan['state']>() },
    versions: { type: 'jsonb', transformer: typed<readonly PlanVersion[]>() },
  },
});

@Injectable()
export class PlansStore extends CommuneThingsStore<TrainingPlan> {
  constructor(outbox: Outbox) {
    super(outbox, TrainingPlanEntity, { unknown: 'plan-unknown', what: 'kế hoạch đào tạo' });
  }

  override context(plan: TrainingPlan, actorRole: string): FactContext {
    return { ...super.context(plan, actorRole), pillar: plan.pillar };
  }
}
