import type { FactContext } from './common-fields.js';
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

/** Where a thing belongs; what spans a programme has neither commune nor pilot. */
interface Place {
  readonly programme: string;
  readonly communeUnitId: UnitId | null;
  readonly pilotId?: string | null;
  readonly hamletId?: string | null;
  readonly synthetic: boolean;
}

/** What the facts of a thing share. */
export const contextOf = (thing: Place, actorRole: string): FactContext => ({
  programme: thing.programme,
  ...(thing.communeUnitId === null ? {} : { communeUnitId: thing.communeUnitId }),
  ...(thing.pilotId ? { pilotId: thing.pilotId } : {}),
  ...(thing.hamletId ? { hamletId: thing.hamletId } : {}),
  synthetic: thing.synthetic,
  source: 'online',
  actorRole,
});
