import { Inject, Injectable } from '@nestjs/common';
import { isValidOn, unit } from '@xaso/admin-units';
import { type Actor, type Clock, DomainError, type FieldFault } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { asksHamlet } from '../common/hamlet-question.js';
import { indicatorCount } from '../forms/form-definition.js';
import { FormsStore } from '../forms/forms.store.js';
import { assertSummaryFits, type Campaign, type CampaignPlan, open, plan } from './campaign.js';
import { CampaignsStore } from './campaigns.store.js';
import { assertDivided, type DividedQuota } from './hamlet-quota.js';
import { HamletQuotasStore } from './hamlet-quotas.store.js';

/** Planning rounds and opening them; how they end is told with what they came to. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsStore,
    private readonly forms: FormsStore,
    private readonly hamlets: HamletQuotasStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param divided the quotas, with what of them is to come from which hamlet
   * @throws DomainError invalid (plan, communes, hamlets), not-found (form)
   */
  async plan(
    tx: Tx,
    input: Omit<CampaignPlan, 'id' | 'createdAt' | 'pillar'>,
    divided: readonly DividedQuota[],
    actor: Actor,
  ): Promise<Campaign> {
    const form = await this.forms.get(input.formCode, input.formVersion, tx);
    const campaign = plan({ ...input, id: uuidv7(), pillar: form.pillar, createdAt: this.clock.now() });
    assertCommunes(campaign);
    assertDivided(divided, asksHamlet(form.definition));
    assertSummaryFits(campaign.quotas.length, indicatorCount(form.definition));
    await this.campaigns.insert(tx, campaign);
    await this.hamlets.insert(tx, campaign.id, divided);
    await audit(tx, { actor, action: 'campaign.planned', subject: 'campaign', subjectId: campaign.id });
    return campaign;
  }

  open(id: string, actor: Actor): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const decided = open(await this.campaigns.load(tx, id), this.clock.now());
      await this.campaigns.save(tx, decided, actor.role);
      await audit(tx, { actor, action: 'campaign.opened', subject: 'campaign', subjectId: id });
      return decided.next;
    });
  }
}

/** A quota belongs to a commune as it was when the round began: codes were re-used in 2025. */
function assertCommunes(campaign: Campaign): void {
  const faults = campaign.quotas.flatMap(({ communeUnitId }, index): FieldFault[] => {
    const field = `quotas.${index}.communeUnitId`;
    const found = unit(communeUnitId);
    if (found?.level !== 'commune')
      return [
        { field, code: 'commune-unknown', detail: `Không có xã, phường nào mang mã ${communeUnitId}.` },
      ];
    if (isValidOn(communeUnitId, campaign.opensAt)) return [];
    return [
      {
        field,
        code: 'commune-not-valid-then',
        detail: `${found.fullName} (${communeUnitId}) không phải là đơn vị hành chính vào ngày bắt đầu đợt khảo sát.`,
      },
    ];
  });
  if (faults.length > 0)
    throw new DomainError(
      'invalid',
      'campaign-invalid',
      'Đợt khảo sát có xã không hợp lệ; chưa lưu gì.',
      faults,
    );
}
