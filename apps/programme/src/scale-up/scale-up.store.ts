import { Injectable } from '@nestjs/common';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { DraftRevision, ScaleUpPlan } from './scale-up-plan.js';

export const ScaleUpPlanEntity = new EntitySchema<ScaleUpPlan>({
  name: 'scale_up_plan',
  tableName: 'scale_up_plan',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    programme: { type: 'text' },
    revisions: { type: 'jsonb', transformer: typed<readonly DraftRevision[]>() },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class ScaleUpStore extends VersionedStore<ScaleUpPlan> {
  constructor(outbox: Outbox) {
    super(outbox, ScaleUpPlanEntity, { unknown: 'scale-up-unknown', what: 'kế hoạch phổ cập' });
  }
}
