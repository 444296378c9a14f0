import { Controller, Inject } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { PilotPhaseChanged } from '@xaso/contracts-programme';
import { type Clock, dayOf, type UnitId } from '@xaso/kernel';
import { type EventContext, OnEvent } from '@xaso/messaging';
import { CLOCK } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { open, plan } from '../campaigns/campaign.js';
import { CampaignsStore } from '../campaigns/campaigns.store.js';
import { HamletQuotasStore } from '../campaigns/hamlet-quotas.store.js';
import { closingRounds } from './closing-round.js';
import { ClosingRoundsStore } from './closing-rounds.store.js';

/** Asks a commune again each time its pilot comes to an evaluation. */
@Controller()
export class ClosingRoundsProjection {
  constructor(
    private readonly campaigns: CampaignsStore,
    private readonly hamlets: HamletQuotasStore,
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
    const since = new Date(data.occurredAt);
    const pilot = {
      pilotId,
      programme,
      communeUnitId: data.communeUnitId as UnitId,
      since,
    };
    const evaluatedOn = dayOf(since);
    const rounds = await this.campaigns.startedBaselines(tx, programme);
    const now = this.clock.now();
    const made = await this.made.formsMade(tx, pilotId, evaluatedOn);
    for (const { repeats, ...each } of closingRounds(pilot, rounds, made, now)) {
      const draft = plan({ ...each, id: uuidv7(), createdAt: now });
      await this.campaigns.insert(tx, draft);
      await this.hamlets.repeat(tx, { from: repeats, to: draft.id, communeUnitId: pilot.communeUnitId });
      await this.campaigns.save(tx, open(draft, now), actorRole);
      await this.made.insert(tx, {
        pilotId,
        formCode: draft.formCode,
        evaluatedOn,
        campaignId: draft.id,
        madeAt: now,
      });
    }
  }
}
