import type { WithCommune } from '@xaso/admin-units';
import type { PilotPart, PilotThing } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import { RecordedThings, type ScopedThingsStore } from '@xaso/messaging';
import { assertHamlet, type Database, type Tx } from '@xaso/platform';
import type { ObjectLiteral } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { assertGoesOn } from '../pilots/pilot.js';
import type { PilotsStore } from '../pilots/pilots.store.js';

/** Recording and changing what belongs to a pilot. */
export abstract class PilotThingsService<
  T extends PilotThing & ObjectLiteral,
  V extends object = WithCommune<T>,
> extends RecordedThings<T, V> {
  protected constructor(
    protected readonly pilots: PilotsStore,
    database: Database,
    store: ScopedThingsStore<T>,
    clock: Clock,
    subject: string,
  ) {
    super(database, store, clock, subject);
  }

  /**
   * What a new thing has from its pilot. @throws DomainError not-found, forbidden, conflict when the pilot has ended
   * @param hamletCode of the hamlet that it is of; null for what is of the commune as a whole
   */
  protected async partOf(
    tx: Tx,
    pilotId: string,
    actor: Actor,
    hamletCode: string | null = null,
  ): Promise<PilotPart> {
    const pilot = await this.pilots.mine(tx, pilotId, actor);
    assertHamlet(actor, hamletCode);
    assertGoesOn(pilot);
    const { programme, communeUnitId, synthetic } = pilot;
    return { id: uuidv7(), programme, communeUnitId, pilotId, synthetic, createdAt: this.clock.now() };
  }

  /** What must be compared with all others of the pilot is decided one after the other until the end of the transaction. */
  protected async inTurn(tx: Tx, pilotId: string, subject = this.subject): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext($1 || $2))`, [subject, pilotId]);
  }
}
