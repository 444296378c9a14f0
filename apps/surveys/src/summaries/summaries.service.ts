import { Inject, Injectable } from '@nestjs/common';
import type { Decided } from '@xaso/contracts-common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import type { Campaign } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import { FormsStore } from '../forms/forms.store.js';
import type { MetricCell } from './metrics.js';
import { SummariesStore } from './summaries.store.js';
import { closeAndSummarise, summarise, type Summary } from './summary.js';

/** Who sums a round up when nobody asked for it. */
const ITSELF: Actor = { id: 'surveys', role: 'service', communes: '*' };

/** Ending rounds and summing them up. */
@Injectable()
export class SummariesService {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsStore,
    private readonly forms: FormsStore,
    private readonly summaries: SummariesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Also tells the first summary: what the forms that were accepted until now come to. */
  close(id: string, actor: Actor): Promise<Campaign> {
    return this.database.transaction(async (tx) => {
      const campaign = await this.campaigns.load(tx, id);
      const accepted = await this.summaries.accepted(tx, id);
      await this.summaries.takeUnsummed(tx, id);
      const metrics = await this.measure(tx, campaign);
      const decided = closeAndSummarise(campaign, accepted, metrics, this.clock.now());
      await this.store(tx, decided, decided.summary, 'campaign.closed', actor);
      return decided.next;
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

  /** The latest revision. @throws DomainError not-found: no such round, or it was never summed up */
  async latest(id: string): Promise<Summary> {
    const summary = await this.summaries.latest(id, this.database);
    if (summary) return summary;
    throw new DomainError(
      'not-found',
      'summary-missing',
      `Đợt khảo sát ${id} chưa có bản tổng hợp. Bản đầu tiên được lập khi đợt kết thúc.`,
    );
  }

  private async revise(tx: Tx, id: string, actor: Actor): Promise<Summary> {
    const campaign = await this.campaigns.load(tx, id);
    const last = await this.summaries.latest(id, tx);
    const metrics = await this.measure(tx, campaign);
    const decided = summarise(campaign, last, metrics, this.clock.now());
    if (decided.events.length > 0)
      await this.store(tx, decided, decided.summary, 'campaign.summarised', actor);
    return decided.summary;
  }

  private async measure(tx: Tx, { id, formCode, formVersion }: Campaign): Promise<MetricCell[]> {
    const { definition } = await this.forms.get(formCode, formVersion, tx);
    return this.summaries.measure(tx, id, definition);
  }

  private async store(
    tx: Tx,
    decided: Decided<Campaign>,
    summary: Summary,
    action: string,
    actor: Actor,
  ): Promise<void> {
    await this.campaigns.save(tx, decided, actor.role);
    await this.summaries.insert(tx, summary);
    await audit(tx, { actor, action, subject: 'campaign', subjectId: decided.next.id });
  }
}
