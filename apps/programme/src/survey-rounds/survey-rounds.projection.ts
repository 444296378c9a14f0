import { Controller } from '@nestjs/common';
import type { EventData, ReceivedEvent } from '@xaso/contracts-common';
import { CampaignClosed, CampaignOpened, CampaignSummarised } from '@xaso/contracts-surveys';
import { dayOf, type UnitId } from '@xaso/kernel';
import { type EventContext, OnEvent } from '@xaso/messaging';
import type { Tx } from '@xaso/platform';
import { lockPlace } from '../observations/place-lock.store.js';
import { SurveyFindings } from '../observations/survey-findings.service.js';
import { PilotsStore } from '../pilots/pilots.store.js';

const OPENED = `
  insert into survey_round (campaign_id, programme, form_code, purpose, communes, state, synthetic, opened_on, closes_at)
  values ($1, $2, $3, $4, $5, 'open', $6, $7, $8)`;

/** A window ends at the first instant outside it: a round that ran to its end was asking on the day before. */
const CLOSED = `
  update survey_round set state = 'closed',
    closed_on = (least($2::timestamptz, closes_at - interval '1 millisecond') at time zone interval '7 hours')::date
  where campaign_id = $1 returning 1`;

/** A summary replaces the one before it as a whole. */
const FORGOTTEN = 'delete from survey_metric where campaign_id = $1';
const SUMMARISED = `
  insert into survey_metric (campaign_id, revision, commune_unit_id, indicator, numerator, denominator)
  select $1, $2, m.* from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[]) as m`;
const COMMUNES = 'select communes from survey_round where campaign_id = $1';

type Told = ReceivedEvent<typeof CampaignOpened | typeof CampaignClosed | typeof CampaignSummarised>;

/**
 * Keeps what pilots need of survey rounds: whether they are closed, and what they measured. One consumer for all three facts:
 * facts of a round keep their order within a consumer only.
 */
@Controller()
export class SurveyRoundsProjection {
  constructor(
    private readonly findings: SurveyFindings,
    private readonly pilots: PilotsStore,
  ) {}

  @OnEvent([CampaignOpened, CampaignClosed, CampaignSummarised], { consumer: 'programme.survey-rounds' })
  async round({ type, data }: Told, { tx }: EventContext): Promise<void> {
    if (type === CampaignOpened.type) await this.opened(tx, data as EventData<typeof CampaignOpened>);
    else if (type === CampaignClosed.type) await this.closed(tx, data as EventData<typeof CampaignClosed>);
    else await this.summarised(tx, data as EventData<typeof CampaignSummarised>);
  }

  private async opened(tx: Tx, data: EventData<typeof CampaignOpened>): Promise<void> {
    const { campaignId, programme, formCode, purpose, synthetic, occurredAt, closesAt } = data;
    const communes = data.quotas.map(({ communeUnitId }) => communeUnitId);
    const day = dayOf(new Date(occurredAt));
    const row = [campaignId, programme, formCode, purpose, communes, synthetic, day, closesAt];
    await tx.query(OPENED, row, 'rounds-opened');
  }

  private async closed(tx: Tx, { campaignId, occurredAt }: EventData<typeof CampaignClosed>): Promise<void> {
    const rows = await tx.query(CLOSED, [campaignId, occurredAt], 'rounds-closed');
    if (rows.length === 0) throw new Error(`round ${campaignId} was closed and never opened`);
  }

  private async summarised(tx: Tx, data: EventData<typeof CampaignSummarised>): Promise<void> {
    const { campaignId, revision, metrics, programme } = data;
    const column = <T>(of: (metric: (typeof metrics)[number]) => T): T[] => metrics.map(of);
    const [round] = await tx.query<{ communes: UnitId[] }>(COMMUNES, [campaignId]);
    const communes = [...(round?.communes ?? [])].sort();
    for (const communeUnitId of communes) await lockPlace(tx, programme, communeUnitId);
    await tx.query(FORGOTTEN, [campaignId]);
    await tx.query(SUMMARISED, [
      campaignId,
      revision,
      column(({ communeUnitId }) => communeUnitId),
      column(({ indicator }) => indicator),
      column(({ numerator }) => numerator),
      column(({ denominator }) => denominator),
    ]);
    for (const communeUnitId of communes) {
      const pilot = await this.pilots.find(tx, { programme, communeUnitId });
      if (pilot) await this.findings.adopt(tx, pilot, campaignId);
    }
  }
}
