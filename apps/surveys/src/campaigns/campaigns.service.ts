import { Inject, Injectable } from '@nestjs/common';
import { isValidOn, unit } from '@xaso/admin-units';
import { type Actor, type Clock, DomainError, type FieldFault } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { FormsStore } from '../forms/forms.store.js';
import { type Campaign, type CampaignPlan, type Decided, open, plan } from './campaign.js';
import { indicatorCount, type MetricCell } from '../summaries/metrics.js';
import { SummariesStore } from '../summaries/summaries.store.js';
import { assertSummaryFits, closeAndSummarise, summarise, type Summary } from '../summaries/summary.js';
import { CampaignsStore } from './campaigns.store.js';

/** Who sums a round up when nobody asked for it. */
const ITSELF: Actor = { id: 'surveys', role: 'service', communes: '*' };

/** Planning, opening and closing rounds, and summing them up. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsStore,
    private readonly forms: FormsStore,
    private readonly summaries: SummariesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid (plan, communes), not-found (form) */
  async plan(
    tx: Tx,
    input: Omit<CampaignPlan, 'id' | 'createdAt' | 'pillar'>,
    actor: Actor,
  ): Promise<Campaign> {
    const form = await this.forms.get(input.formCode, input.formVersion, tx);
    const campaign = plan({ ...input, id: uuidv7(), pillar: form.pillar, createdAt: this.clock.now() });
    assertCommunes(campaign);
    assertSummaryFits(campaign.quotas.length, indicatorCount(form.definition));
    await this.campaigns.insert(tx, campaign);
    await audit(tx, { actor, action: 'campaign.planned', subject: 'campaign', subjectId: campaign.id });
    return campaign;
  }

  open(id: string, actor: Actor): Promise<Campaign> {
    return this.change(id, actor, 'campaign.opened', (campaign) => open(campaign, this.clock.now()));
  }

  /** Also tells the first summary: what the forms that were accepted until now come to. */
  close(id: string, actor: Actor): Promise<Campaign> {
    return this.change(id, actor, 'campaign.closed', async (campaign, tx) => {
      const [count] = await tx.query<{ accepted: string }>(
        `select count(*) as accepted from response where campaign_id = $1 and status ->> 'state' = 'accepted'`,
        [id],
      );
      await this.summaries.takeUnsummed(tx, id);
      const metrics = await this.measure(tx, campaign);
      return closeAndSummarise(campaign, Number(count?.accepted ?? 0), metrics, this.clock.now());
    });
  }

  /**
   * Sums a closed round up again, for forms that were accepted or voided since; writes nothing when that changes nothing.
   * @throws DomainError not-found, conflict while the round is not closed
   */
  summarise(id: string, actor: Actor): Promise<Summary> {
    return this.database.transaction(async (tx) => {
      await this.summaries.lock(tx, id, { wait: true });
      await this.summaries.takeUnsummed(tx, id);
      return this.revise(tx, id, actor);
    });
  }

  /** The same by the service itself; leaves it where nothing was decided, or somebody else is at it. */
  refresh(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await this.summaries.lock(tx, id, { wait: false }))) return;
      if (await this.summaries.takeUnsummed(tx, id)) await this.revise(tx, id, ITSELF);
    });
  }

  private async revise(tx: Tx, id: string, actor: Actor): Promise<Summary> {
    const campaign = await this.campaigns.load(tx, id);
    const last = await this.summaries.latest(id, tx);
    const metrics = await this.measure(tx, campaign);
    const decided = summarise(campaign, last, metrics, this.clock.now());
    if (decided.events.length > 0) {
      await this.store(tx, decided, actor);
      await audit(tx, { actor, action: 'campaign.summarised', subject: 'campaign', subjectId: id });
    }
    return decided.summary;
  }

  private async measure(tx: Tx, { id, formCode, formVersion }: Campaign): Promise<MetricCell[]> {
    const { definition } = await this.forms.get(formCode, formVersion, tx);
    return this.summaries.measure(tx, id, definition);
  }

  private change(
    id: string,
    actor: Actor,
    action: string,
    decide: (campaign: Campaign, tx: Tx) => Change | Promise<Change>,
  ): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const decided = await decide(await this.campaigns.load(tx, id), tx);
      await this.store(tx, decided, actor);
      await audit(tx, { actor, action, subject: 'campaign', subjectId: id });
      return decided.next;
    });
  }

  private async store(tx: Tx, change: Change, actor: Actor): Promise<void> {
    await this.campaigns.save(tx, change, actor.role);
    if (change.summary) await this.summaries.insert(tx, change.summary);
  }
}

type Change = Decided<Campaign> & { readonly summary?: Summary };

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
