import { Injectable } from '@nestjs/common';
import type { Phase } from '@xaso/contracts-programme';
import type { Pillar } from '@xaso/kernel';
import { communeColumns, CommuneThingsStore, Outbox } from '@xaso/messaging';
import { typed } from '@xaso/platform';
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
}
