import { Injectable } from '@nestjs/common';
import { Outbox } from '@xaso/messaging';
import { EntitySchema } from 'typeorm';
import { typed } from '../common/column-type.store.js';
import { CommuneThingsStore, pilotColumns } from '../common/commune-things.store.js';
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
export class PartnersStore extends CommuneThingsStore<Partner> {
  constructor(outbox: Outbox) {
    super(outbox, PartnerEntity, { unknown: 'partner-unknown', what: 'đối tác' });
  }
}
