import { Injectable } from '@nestjs/common';
import { DomainError, type Pillar } from '@xaso/kernel';
import { Outbox } from '@xaso/messaging';
import type { Tx } from '@xaso/platform';
import type { Purpose } from '@xaso/contracts-surveys';
import { EntitySchema } from 'typeorm';
import { typed } from '../db/column-type.store.js';
import { type Campaign, type Decided, factContext, type Quota } from './campaign.js';

export const CampaignEntity = new EntitySchema<Campaign>({
  name: 'campaign',
  tableName: 'campaign',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    programme: { type: 'text' },
    formCode: { type: 'text', name: 'form_code' },
    formVersion: { type: 'text', name: 'form_version' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    purpose: { type: 'text', transformer: typed<Purpose>() },
    quotas: { type: 'jsonb', transformer: typed<readonly Quota[]>() },
    opensAt: { type: 'timestamptz', name: 'opens_at' },
    closesAt: { type: 'timestamptz', name: 'closes_at' },
    state: { type: 'text' },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class CampaignsStore {
  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError not-found */
  async load(tx: Tx, id: string): Promise<Campaign> {
    const campaign = await tx.manager.findOneBy(CampaignEntity, { id });
    if (!campaign) throw new DomainError('not-found', 'campaign-unknown', `Không có đợt khảo sát ${id}.`);
    return campaign;
  }

  /** Started rounds of a programme that use this version of a form in this commune. */
  withForm(
    tx: Tx,
    programme: string,
    communeUnitId: string,
    form: { code: string; version: string },
  ): Promise<Campaign[]> {
    return tx.manager
      .createQueryBuilder(CampaignEntity, 'c')
      .where('c.programme = :programme and c.formCode = :code and c.formVersion = :version', {
        programme,
        ...form,
      })
      .andWhere('c.quotas @> :quota', { quota: JSON.stringify([{ communeUnitId }]) })
      .getMany();
  }

  async insert(tx: Tx, campaign: Campaign): Promise<void> {
    await tx.manager.insert(CampaignEntity, campaign);
  }

  /** @throws DomainError conflict when somebody else changed the round meanwhile. */
  async save(tx: Tx, { next, events }: Decided<Campaign>, actorRole: string): Promise<void> {
    const written = await this.outbox.appendWith(
      tx,
      'update campaign set state = $3, version = $2 where id = $1 and version = $2 - 1',
      [next.id, next.version, next.state],
      {
        aggregateId: next.id,
        version: next.version - events.length + 1,
        context: factContext(next, actorRole),
        facts: events,
      },
    );
    if (written === 0)
      throw new DomainError(
        'conflict',
        'changed-meanwhile',
        'Người khác vừa thay đổi đợt khảo sát này. Hãy tải lại rồi thử lại; chưa thay đổi gì.',
      );
  }
}
