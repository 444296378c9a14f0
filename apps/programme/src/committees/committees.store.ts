import { Injectable } from '@nestjs/common';
import type { HeadRole } from '@xaso/contracts-programme';
import { Outbox, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Committee } from './committee.js';

export const CommitteeEntity = new EntitySchema<Committee>({
  name: 'committee',
  tableName: 'steering_committee',
  columns: {
    ...pilotColumns,
    headRole: { type: 'text', name: 'head_role', transformer: typed<HeadRole>() },
    decisionNo: { type: 'text', name: 'decision_no' },
    formedOn: { type: 'date', name: 'formed_on' },
    state: { type: 'text', transformer: typed<Committee['state']>() },
    dissolvedOn: { type: 'date', name: 'dissolved_on', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});

@Injectable()
export class CommitteesStore extends ScopedThingsStore<Committee> {
  constructor(outbox: Outbox) {
    super(outbox, CommitteeEntity, { unknown: 'committee-unknown', what: 'ban chỉ đạo' });
  }
}
