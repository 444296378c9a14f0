import type { FactContext } from '@xaso/contracts-common';
import type { UnitId } from '@xaso/kernel';
import type { Versioned } from './decided.js';

/** Whatever is recorded of one commune: who may see and change it follows from the commune. */
export interface CommuneThing extends Versioned {
  readonly programme: string;
  readonly communeUnitId: UnitId;
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

/** Whatever belongs to a pilot. */
export interface PilotThing extends CommuneThing {
  readonly pilotId: string;
}

/** What a pilot hands on to each thing that is recorded of it. */
export type PilotPart = Omit<PilotThing, 'version'>;

/** What the facts of a thing share. */
export const contextOf = (
  thing: CommuneThing & { readonly pilotId?: string; readonly hamletId?: string | null },
  actorRole: string,
): FactContext => ({
  programme: thing.programme,
  communeUnitId: thing.communeUnitId,
  ...(thing.pilotId === undefined ? {} : { pilotId: thing.pilotId }),
  ...(thing.hamletId ? { hamletId: thing.hamletId } : {}),
  synthetic: thing.synthetic,
  source: 'online',
  actorRole,
});
