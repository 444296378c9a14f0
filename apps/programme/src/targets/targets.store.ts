import { Injectable } from '@nestjs/common';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { AimRevision, Target } from './target.js';

export const TargetEntity = new EntitySchema<Target>({
  name: 'target',
  tableName: 'target',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    programme: { type: 'text' },
    pilotId: { type: 'uuid', name: 'pilot_id', nullable: true },
    indicator: { type: 'text' },
    revisions: { type: 'jsonb', transformer: typed<readonly AimRevision[]>() },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class TargetsStore extends VersionedStore<Target> {
  constructor(outbox: Outbox) {
    super(outbox, TargetEntity, { unknown: 'target-unknown', what: 'chỉ tiêu' });
  }
}
