import { Injectable } from '@nestjs/common';
import type { UnitId } from '@xaso/kernel';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { EvidenceRef } from '../../evidence/evidence-ref.js';
import type { Claim } from '../scoring.js';
import type { Score, ScoreState, ScoreStep } from './score.js';

export const ScoreEntity = new EntitySchema<Score>({
  name: 'indicator-score',
  tableName: 'indicator_score',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    setId: { type: 'uuid', name: 'set_id' },
    communeUnitId: { type: 'text', name: 'commune_unit_id', transformer: typed<UnitId>() },
    period: { type: 'text' },
    itemCode: { type: 'text', name: 'item_code' },
    state: { type: 'text', transformer: typed<ScoreState>() },
    points: { type: 'double precision' },
    claim: { type: 'jsonb', transformer: typed<Claim>() },
    evidence: { type: 'jsonb', transformer: typed<readonly EvidenceRef[]>() },
    steps: { type: 'jsonb', transformer: typed<readonly ScoreStep[]>() },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class ScoresStore extends VersionedStore<Score> {
  constructor(outbox: Outbox) {
    super(outbox, ScoreEntity, { unknown: 'score-unknown', what: 'điểm' });
  }
}
