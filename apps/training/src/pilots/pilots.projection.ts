import { Controller } from '@nestjs/common';
import type { ReceivedEvent } from '@xaso/contracts-common';
import { PilotPhaseChanged, PilotProposed } from '@xaso/contracts-programme';
import type { UnitId } from '@xaso/kernel';
import { type EventContext, OnEvent } from '@xaso/messaging';
import { PilotsStore } from './pilots.store.js';

/** Keeps a copy of the pilots, so that no write asks another service. */
@Controller()
export class PilotsProjection {
  constructor(private readonly pilots: PilotsStore) {}

  @OnEvent(PilotProposed, { consumer: 'training.pilots' })
  async proposed({ data }: ReceivedEvent<typeof PilotProposed>, { tx }: EventContext): Promise<void> {
    const { pilotId: id, programme, communeUnitId, synthetic } = data;
    await this.pilots.propose(tx, { id, programme, communeUnitId: communeUnitId as UnitId, synthetic });
  }

  @OnEvent(PilotPhaseChanged, { consumer: 'training.pilot-phases' })
  async phaseChanged({ data }: ReceivedEvent<typeof PilotPhaseChanged>, { tx }: EventContext): Promise<void> {
    await this.pilots.setStopped(tx, data.pilotId, data.to === 'stopped');
  }
}
