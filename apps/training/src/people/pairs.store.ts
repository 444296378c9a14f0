import { Injectable } from '@nestjs/common';
import { CommuneThingsStore, communeColumns, Outbox } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Likeness } from './likeness.js';
import type { PersonPair } from './person-pair.js';

export const PersonPairEntity = new EntitySchema<PersonPair>({
  name: 'person_pair',
  tableName: 'person_pair',
  columns: {
    ...communeColumns,
    knownId: { type: 'uuid', name: 'known_id' },
    newerId: { type: 'uuid', name: 'newer_id' },
    because: { type: 'jsonb', transformer: typed<readonly Likeness[]>() },
    state: { type: 'text', transformer: typed<PersonPair['state']>() },
    keptId: { type: 'uuid', name: 'kept_id', nullable: true },
    reason: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
  },
});

/** The list of people who may be one. */
@Injectable()
export class PairsStore extends CommuneThingsStore<PersonPair> {
  constructor(outbox: Outbox) {
    super(outbox, PersonPairEntity, { unknown: 'pair-unknown', what: 'cặp người trùng' });
  }
}
