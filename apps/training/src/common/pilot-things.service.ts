import type { PilotPart, PilotThing } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import { type CommuneThingsStore, RecordedThings } from '@xaso/messaging';
import type { Database, Tx } from '@xaso/platform';
import type { ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { assertGoesOn } from '../pilots/pilot.js';
import type { PilotsStore } from '../pilots/pilots.store.js';

/** Recording and changing what belongs to a pilot. `V` is what callers see of it. */
export abstract class PilotThingsService<
  T extends PilotThing & ObjectLiteral,
  V extends object,
> extends RecordedThings<T, V> {
  protected constructor(
    protected readonly pilots: PilotsStore,
    database: Database,
    store: CommuneThingsStore<T>,
    clock: Clock,
    subject: string,
  ) {
    super(database, store, clock, subject);
  }

  /** What a new thing has from its pilot. @throws DomainError not-found, forbidden, conflict when the pilot has ended */
  protected async partOf(tx: Tx, pilotId: string, actor: Actor): Promise<PilotPart> {
    const pilot = await this.pilots.mine(tx, pilotId, actor);
    assertGoesOn(pilot);
    const { programme, communeUnitId, synthetic } = pilot;
    return { id: uuidv7(), programme, communeUnitId, pilotId, synthetic, createdAt: this.clock.now() };
  }
}
