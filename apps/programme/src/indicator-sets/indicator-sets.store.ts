import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { IndicatorItem, IndicatorSet } from './indicator-set.js';

export const IndicatorSetEntity = new EntitySchema<IndicatorSet>({
  name: 'indicator-set',
  tableName: 'indicator_set',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    name: { type: 'text' },
    issuer: { type: 'text' },
    docNo: { type: 'text', name: 'doc_no' },
    year: { type: 'integer' },
    level: { type: 'text', transformer: typed<'commune'>() },
    validFrom: { type: 'date', name: 'valid_from' },
    items: { type: 'jsonb', transformer: typed<readonly IndicatorItem[]>() },
    sha256: { type: 'text' },
    state: { type: 'text', transformer: typed<IndicatorSet['state']>() },
    replaces: { type: 'uuid', nullable: true },
    reason: { type: 'text', nullable: true },
    importedBy: { type: 'text', name: 'imported_by' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

/** Neither sets nor scores publish facts, so there is nothing that a context could be told of. */
export const NO_FACTS: FactContext = {
  programme: 'none',
  synthetic: false,
  source: 'excel',
  actorRole: 'none',
};

@Injectable()
export class IndicatorSetsStore extends VersionedStore<IndicatorSet> {
  constructor(outbox: Outbox) {
    super(outbox, IndicatorSetEntity, { unknown: 'indicator-set-unknown', what: 'bộ chỉ tiêu' });
  }

  /** Until the transaction ends no other set is imported: two files sent at once do not both find their place free. */
  async lockImports(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', ['indicator-sets']);
  }
}
