import { Controller } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { CampaignClosed, CampaignOpened, CampaignSummarised } from '@xaso/contracts-surveys';
import type { UnitId } from '@xaso/kernel';
import { type EventContext, OnEvent } from '@xaso/messaging';
import { dayOf } from '../common/day.js';
import { SurveyFindings } from '../observations/survey-findings.service.js';
import { PilotsStore } from '../pilots/pilots.store.js';

const OPENED = `
  insert into survey_round (campaign_id, programme, form_code, purpose, communes, state, synthetic)
  values ($1, $2, $3, $4, $5, 'open', $6)`;

const CLOSED = `update survey_round set state = 'closed', closed_on = $2 where campaign_id = $1`;

/** A summary replaces the one before it as a whole. */
const FORGOTTEN = 'delete from survey_metric where campaign_id = $1';
const SUMMARISED = `
  insert into survey_metric (campaign_id, revision, commune_unit_id, indicator, numerator, denominator)
  select $1, $2, m.* from unnest($3::text[], $4::text[], $5::int[], $6::int[]) as m`;

/** Keeps what pilots need of survey rounds: whether they are closed, and what they measured. */
@Controller()
export class SurveyRoundsProjection {
  constructor(
    private readonly findings: SurveyFindings,
    private readonly pilots: PilotsStore,
  ) {}

  @OnEvent(CampaignOpened, { consumer: 'programme.rounds-opened' })
  async opened({ data }: ReceivedEvent<typeof CampaignOpened>, { tx }: EventContext): Promise<void> {
    const communes = data.quotas.map(({ communeUnitId }) => communeUnitId);
    const { campaignId, programme, formCode, purpose, synthetic } = data;
    await tx.query(OPENED, [campaignId, programme, formCode, purpose, communes, synthetic], 'rounds-opened');
  }

  @OnEvent(CampaignClosed, { consumer: 'programme.rounds-closed' })
  async closed({ data }: ReceivedEvent<typeof CampaignClosed>, { tx }: EventContext): Promise<void> {
    await tx.query(CLOSED, [data.campaignId, dayOf(new Date(data.occurredAt))], 'rounds-closed');
  }

  @OnEvent(CampaignSummarised, { consumer: 'programme.rounds-summarised' })
  async summarised({ data }: ReceivedEvent<typeof CampaignSummarised>, { tx }: EventContext): Promise<void> {
    const { campaignId, revision, metrics, programme } = data;
    await tx.query(FORGOTTEN, [campaignId]);
    const column = <T>(of: (metric: (typeof metrics)[number]) => T): T[] => metrics.map(of);
    await tx.query(SUMMARISED, [
      campaignId,
      revision,
      column(({ communeUnitId }) => communeUnitId),
      column(({ indicator }) => indicator),
      column(({ numerator }) => numerator),
      column(({ denominator }) => denominator),
    ]);
    for (const communeUnitId of new Set(column((metric) => metric.communeUnitId as UnitId))) {
      const pilot = await this.pilots.find(tx, { programme, communeUnitId });
      if (pilot) await this.findings.adopt(tx, pilot, campaignId);
    }
  }
}
