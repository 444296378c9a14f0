import { Injectable } from '@nestjs/common';
import type { DeliverableType, WorkKind } from '@xaso/contracts-programme';
import { Outbox, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Deliverable, DeliverableState, DeliverableStep } from './deliverable.js';

export const DeliverableEntity = new EntitySchema<Deliverable>({
  name: 'deliverable',
  tableName: 'deliverable',
  columns: {
    ...pilotColumns,
    type: { type: 'text', transformer: typed<DeliverableType>() },
    workKind: { type: 'text', name: 'work_kind', transformer: typed<WorkKind>() },
    title: { type: 'text' },
    partnerId: { type: 'uuid', name: 'partner_id', nullable: true },
    state: { type: 'text', transformer: typed<DeliverableState>() },
    steps: { type: 'jsonb', transformer: typed<readonly DeliverableStep[]>() },
    reason: { type: 'text', nullable: true },
  },
});

@Injectable()
export class DeliverablesStore extends ScopedThingsStore<Deliverable> {
  constructor(outbox: Outbox) {
    super(outbox, DeliverableEntity, { unknown: 'deliverable-unknown', what: 'sản phẩm' });
  }

  /** How many a pilot has of each work kind, those retired left out. */
  async countByWorkKind(tx: Tx, pilotId: string): Promise<Partial<Record<WorkKind, number>>> {
    const rows = await tx.query<{ kind: WorkKind; count: number }>(
      `select work_kind as kind, count(*)::integer as count from deliverable
       where pilot_id = $1 and state <> 'retired' group by 1`,
      [pilotId],
    );
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  }
}
