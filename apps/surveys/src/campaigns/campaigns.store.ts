import { Injectable } from '@nestjs/common';
import { changedMeanwhile, type Decided } from '@xaso/contracts-common';
import { DomainError, type Pillar } from '@xaso/kernel';
import { Outbox } from '@xaso/messaging';
import { type Database, type Tx, typed } from '@xaso/platform';
import type { Purpose } from '@xaso/contracts-surveys';
import { EntitySchema, In } from 'typeorm';
import { type Campaign, factContext, type Quota } from './campaign.js';

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

/** A round and how often it has changed. */
export type CampaignVersion = Pick<Campaign, 'id' | 'version'>;

const SELECT = `
  select id, version, programme, form_code as "formCode", form_version as "formVersion", pillar, purpose, quotas,
    opens_at as "opensAt", closes_at as "closesAt", state, synthetic, created_at as "createdAt"
  from campaign where id = any ($1::uuid[])`;

@Injectable()
export class CampaignsStore {
  private readonly read = new Map<string, Campaign>();

  constructor(private readonly outbox: Outbox) {}

  /** @throws DomainError not-found */
  async load(tx: Tx, id: string): Promise<Campaign> {
    const campaign = await tx.manager.findOneBy(CampaignEntity, { id });
    if (!campaign) throw new DomainError('not-found', 'campaign-unknown', `Không có đợt khảo sát ${id}.`);
    return campaign;
  }

  /** Rounds as they were at a version: what was read once is not read again. A round that changed since is read as it is. */
  async at(versions: readonly CampaignVersion[], on: Pick<Database, 'query'>): Promise<Campaign[]> {
    const unread = versions.filter(({ id, version }) => this.read.get(id)?.version !== version);
    if (unread.length > 0) {
      const ids = unread.map(({ id }) => id);
      for (const campaign of await on.query<Campaign>(SELECT, [ids], 'campaigns-at'))
        this.read.set(campaign.id, campaign);
    }
    return versions.flatMap(({ id }) => this.read.get(id) ?? []);
  }

  /** The baseline rounds of a programme that were opened, whether they are closed by now or not. */
  startedBaselines(tx: Tx, programme: string): Promise<Campaign[]> {
    return tx.manager.findBy(CampaignEntity, {
      programme,
      purpose: 'baseline',
      state: In(['open', 'closed']),
    });
  }

  async insert(tx: Tx, campaign: Campaign): Promise<void> {
    await tx.manager.insert(CampaignEntity, campaign);
  }

  /** The version grows by one for each fact. @throws DomainError conflict when somebody else changed the round meanwhile. */
  async save(tx: Tx, { next, events }: Decided<Campaign>, actorRole: string): Promise<void> {
    const written = await this.outbox.appendWith(
      tx,
      'update campaign set state = $3, version = $2 where id = $1 and version = $4',
      [next.id, next.version, next.state, next.version - events.length],
      {
        aggregateId: next.id,
        version: next.version - events.length + 1,
        context: factContext(next, actorRole),
        facts: events,
      },
    );
    if (written === 0) throw changedMeanwhile('đợt khảo sát');
  }
}
