import { Injectable } from '@nestjs/common';
import type { Phase } from '@xaso/contracts-programme';
import type { Actor, Pillar } from '@xaso/kernel';
import { communeColumns, CommuneThingsStore, Outbox } from '@xaso/messaging';
import { assertHamlet, type Tx, typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import type { PhaseChange, Pilot, PlanVersion, Problem } from './pilot.js';

export const PilotEntity = new EntitySchema<Pilot>({
  name: 'pilot',
  tableName: 'pilot',
  columns: {
    ...communeColumns,
    pillars: { type: 'jsonb', transformer: typed<readonly Pillar[]>() },
    problems: { type: 'jsonb', transformer: typed<readonly Problem[]>() },
    phase: { type: 'text', transformer: typed<Phase>() },
    proposedOn: { type: 'date', name: 'proposed_on' },
    plans: { type: 'jsonb', transformer: typed<readonly PlanVersion[]>() },
    history: { type: 'jsonb', transformer: typed<readonly PhaseChange[]>() },
  },
});

@Injectable()
export class PilotsStore extends CommuneThingsStore<Pilot> {
  constructor(outbox: Outbox) {
    super(outbox, PilotEntity, { unknown: 'pilot-unknown', what: 'thí điểm' });
  }

  /**
   * The pilot for whoever sees and changes what is of its whole commune; `mine` is where it stands, which hamlets may know too.
   * @throws DomainError not-found, forbidden
   */
  async whole(tx: Tx, id: string, actor: Actor): Promise<Pilot> {
    const pilot = await this.mine(tx, id, actor);
    assertHamlet(actor, null);
    return pilot;
  }
}
