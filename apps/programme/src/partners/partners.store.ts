import { Injectable } from '@nestjs/common';
import { Outbox, pilotColumns, ScopedThingsStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { Partner, PartnerRole } from './partner.js';

/** PostgreSQL gives a bigint as text; đồng fit a number. */
const dong = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

export const PartnerEntity = new EntitySchema<Partner>({
  name: 'partner',
  tableName: 'partner',
  columns: {
    ...pilotColumns,
    organisation: { type: 'text' },
    organisationKey: { type: 'text', name: 'organisation_key' },
    taxCode: { type: 'text', name: 'tax_code', nullable: true },
    role: { type: 'text', transformer: typed<PartnerRole>() },
    since: { type: 'date' },
    trialUntil: { type: 'date', name: 'trial_until', nullable: true },
    priceAfter: { type: 'bigint', name: 'price_after', nullable: true, transformer: dong },
    endedOn: { type: 'date', name: 'ended_on', nullable: true },
    reason: { type: 'text', nullable: true },
  },
});

@Injectable()
export class PartnersStore extends ScopedThingsStore<Partner> {
  constructor(outbox: Outbox) {
    super(outbox, PartnerEntity, { unknown: 'partner-unknown', what: 'đối tác' });
  }

  /** Ids of the partners that build or run something in a pilot that was not retired. */
  async building(tx: Tx, pilotId: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select distinct partner_id as id from deliverable
       where pilot_id = $1 and partner_id is not null and state <> 'retired'`,
      [pilotId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
