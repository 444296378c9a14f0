import { Injectable } from '@nestjs/common';
import { Outbox, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Handover, HandoverItem, HandoverState } from './handover.js';

export const HandoverEntity = new EntitySchema<Handover>({
  name: 'handover',
  tableName: 'equipment_handover',
  columns: {
    ...pilotColumns,
    items: { type: 'jsonb', transformer: typed<readonly HandoverItem[]>() },
    receiver: { type: 'text' },
    state: { type: 'text', transformer: typed<HandoverState>() },
    receiptNo: { type: 'text', name: 'receipt_no', nullable: true },
    evidenceId: { type: 'uuid', name: 'evidence_id', nullable: true },
    signedOn: { type: 'date', name: 'signed_on', nullable: true },
    inspectedOn: { type: 'date', name: 'inspected_on', nullable: true },
    found: { type: 'text', nullable: true },
    voidedOn: { type: 'date', name: 'voided_on', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});

@Injectable()
export class HandoversStore extends ScopedThingsStore<Handover> {
  constructor(outbox: Outbox) {
    super(outbox, HandoverEntity, { unknown: 'handover-unknown', what: 'phiếu bàn giao' });
  }
}
