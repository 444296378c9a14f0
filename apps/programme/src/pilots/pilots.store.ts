import { Injectable } from '@nestjs/common';
import type { Phase } from '@xaso/contracts-programme';
import type { Actor, Pillar, UnitId } from '@xaso/kernel';
import { Outbox } from '@xaso/messaging';
import { assertCommune, type Tx } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import { typed } from '../common/column-type.store.js';
import { VersionedStore } from '../common/versioned.store.js';
import type { PhaseChange, Pilot, PlanVersion, Problem } from './pilot.js';

export const PilotEntity = new EntitySchema<Pilot>({
  name: 'pilot',
  tableName: 'pilot',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    programme: { type: 'text' },
    communeUnitId: { type: 'text', name: 'commune_unit_id', transformer: typed<UnitId>() },
    pillars: { type: 'jsonb', transformer: typed<readonly Pillar[]>() },
    problems: { type: 'jsonb', transformer: typed<readonly Problem[]>() },
    phase: { type: 'text', transformer: typed<Phase>() },
    proposedOn: { type: 'date', name: 'proposed_on' },
    plans: { type: 'jsonb', transformer: typed<readonly PlanVersion[]>() },
    history: { type: 'jsonb', transformer: typed<readonly PhaseChange[]>() },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class PilotsStore extends VersionedStore<Pilot> {
  constructor(outbox: Outbox) {
    super(outbox, PilotEntity, { unknown: 'pilot-unknown', what: 'thí điểm' });
  }

  /** A pilot that the actor may act for. @throws DomainError not-found, forbidden */
  async mine(tx: Tx, id: string, actor: Actor): Promise<Pilot> {
    const pilot = await this.load(tx, id);
    assertCommune(actor, pilot.communeUnitId);
    return pilot;
  }
}
