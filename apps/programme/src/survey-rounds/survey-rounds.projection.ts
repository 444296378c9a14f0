import { Controller } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { CampaignClosed, CampaignOpened } from '@xaso/contracts-surveys';
import { type EventContext, OnEvent } from '@xaso/messaging';

const OPENED = `
  insert into survey_round (campaign_id, programme, form_code, purpose, communes, state, synthetic)
  values ($1, $2, $3, $4, $5, 'open', $6)`;

/** Keeps what the gates ask of survey rounds: whether those that ask in a commune are closed. */
@Controller()
export class SurveyRoundsProjection {
  @OnEvent(CampaignOpened, { consumer: 'programme.rounds-opened' })
  async opened({ data }: ReceivedEvent<typeof CampaignOpened>, { tx }: EventContext): Promise<void> {
    const communes = data.quotas.map(({ communeUnitId }) => communeUnitId);
    const { campaignId, programme, formCode, purpose, synthetic } = data;
    await tx.query(OPENED, [campaignId, programme, formCode, purpose, communes, synthetic], 'rounds-opened');
  }

  @OnEvent(CampaignClosed, { consumer: 'programme.rounds-closed' })
  async closed({ data }: ReceivedEvent<typeof CampaignClosed>, { tx }: EventContext): Promise<void> {
    await tx.query(
      `update survey_round set state = 'closed' where campaign_id = $1`,
      [data.campaignId],
      'rounds-closed',
    );
  }
}
