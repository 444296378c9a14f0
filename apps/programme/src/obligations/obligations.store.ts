import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { CommuneThingsStore, Outbox, pilotColumns } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Duties, Obligation } from './obligation.js';

export const ObligationEntity = new EntitySchema<Obligation>({
  name: 'obligation',
  tableName: 'data_obligation',
  columns: {
    ...pilotColumns,
    dataset: { type: 'text' },
    duties: { type: 'jsonb', transformer: typed<Duties>() },
    method: { type: 'text' },
    setOn: { type: 'date', name: 'set_on' },
    dueOn: { type: 'date', name: 'due_on' },
    requiredUnits: { type: 'integer', name: 'required_units' },
    approvedUnits: { type: 'integer', name: 'approved_units' },
    progressedOn: { type: 'date', name: 'progressed_on' },
  },
});

/** What a total is about; what is left undefined is not asked for. */
export interface ObligationScope {
  readonly programme?: string | undefined;
  readonly pilotId?: string | undefined;
  readonly communeUnitId?: string | undefined;
}

@Injectable()
export class ObligationsStore extends CommuneThingsStore<Obligation> {
  constructor(outbox: Outbox) {
    super(outbox, ObligationEntity, { unknown: 'obligation-unknown', what: 'nghĩa vụ dữ liệu' });
  }

  /** Sums over all obligations of the scope, whatever the page; only communes that the actor may act for. */
  async totals(
    tx: Tx,
    { programme, pilotId, communeUnitId }: ObligationScope,
    { communes }: Actor,
  ): Promise<{ approved: number; required: number }> {
    const [sums] = await tx.query<{ approved: string; required: string }>(
      `select coalesce(sum(approved_units), 0) as approved, coalesce(sum(required_units), 0) as required
       from data_obligation
       where ($1::text is null or programme = $1) and ($2::uuid is null or pilot_id = $2)
         and ($3::text is null or commune_unit_id = $3) and ($4::text[] is null or commune_unit_id = any ($4))`,
      [programme ?? null, pilotId ?? null, communeUnitId ?? null, communes === '*' ? null : communes],
    );
    return { approved: Number(sums?.approved ?? 0), required: Number(sums?.required ?? 0) };
  }
}
