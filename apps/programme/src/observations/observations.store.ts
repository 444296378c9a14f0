import { Injectable } from '@nestjs/common';
import type { FactContext } from '@xaso/contracts-common';
import type { ObservationPhase } from '@xaso/contracts-programme';
import { type Pillar, PILLARS } from '@xaso/kernel';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { typed } from '@xaso/platform';
import { EntitySchema } from 'typeorm';
import { type Pilot, pilotContext } from '../pilots/pilot.js';
import type { Observation, Revision } from './observation.js';

export const ObservationEntity = new EntitySchema<Observation>({
  name: 'observation',
  tableName: 'observation',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    pilotId: { type: 'uuid', name: 'pilot_id' },
    indicator: { type: 'text' },
    phase: { type: 'text', transformer: typed<ObservationPhase>() },
    period: { type: 'text' },
    state: { type: 'text', transformer: typed<Revision['state']>() },
    revisions: { type: 'jsonb', transformer: typed<readonly Revision[]>() },
    synthetic: { type: 'boolean' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class ObservationsStore extends VersionedStore<Observation> {
  constructor(outbox: Outbox) {
    super(outbox, ObservationEntity, { unknown: 'observation-unknown', what: 'số liệu' });
  }
}

/** The first part of an indicator's code is its pillar, where it has one. */
export function observationContext(
  pilot: Pilot,
  { indicator, synthetic }: Pick<Observation, 'indicator' | 'synthetic'>,
  actorRole: string,
): FactContext {
  const pillar = PILLARS.find((one): one is Pillar => indicator.startsWith(`${one}.`));
  return {
    ...pilotContext(pilot, actorRole),
    synthetic: synthetic || pilot.synthetic,
    ...(pillar ? { pillar } : {}),
  };
}
