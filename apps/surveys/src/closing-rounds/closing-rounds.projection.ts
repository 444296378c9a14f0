import { Controller, Inject } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { PilotPhaseChanged } from '@xaso/contracts-programme';
import type { Clock, UnitId } from '@xaso/kernel';
import { type EventContext, OnEvent } from '@xaso/messaging';
import { CLOCK } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { open, plan } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import { closingRounds } from './closing-round.js';
import { ClosingRoundsStore } from './closing-rounds.store.js';

/** Asks a commune again when its pilot comes to its evaluation. */
@Controller()
export class ClosingRoundsProjection {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly made: ClosingRoundsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnEvent(PilotPhaseChanged, { consumer: 'surveys.closing-rounds' })
  async pilotPhaseChanged(
    { data }: ReceivedEvent<typeof PilotPhaseChanged>,
    { tx }: EventContext,
  ): Promise<void> {
    if (data.to !== 'evaluating') return;
    const { pilotId, programme, actorRole } = data;
    const pilot = {
      pilotId,
      programme,
      communeUnitId: data.communeUnitId as UnitId,
      since: new Date(data.occurredAt),
    };
    const rounds = await this.campaigns.startedBaselines(tx, programme);
    const now = this.clock.now();
    for (const each of closingRounds(pilot, rounds, await this.made.formsMade(tx, pilotId))) {
      const draft = plan({ ...each, id: uuidv7(), createdAt: now });
      await this.campaigns.insert(tx, draft);
      await this.campaigns.save(tx, open(draft, now), actorRole);
      await this.made.insert(tx, {
        pilotId,
        formCode: draft.formCode,
        campaignId: draft.id,
        madeAt: now,
      });
    }
  }
}
