import { Injectable } from '@nestjs/common';
import { communeName, rollUp } from '@xaso/admin-units';
import type { Actor, UnitId } from '@xaso/kernel';
import { type CommuneThingListDto, Database } from '@xaso/platform';
import type { Pilot } from './pilot.js';
import { PilotsStore } from './pilots.store.js';

/** A pilot as it is shown: with the name of its commune, then and today. */
export interface PilotView extends Pilot {
  readonly commune: string;
  /** The unit of today that takes its figures over; null where the commune was divided or nothing official says. */
  readonly communeToday: { readonly id: string; readonly name: string } | null;
}

@Injectable()
export class PilotsQueries {
  constructor(
    private readonly database: Database,
    private readonly pilots: PilotsStore,
  ) {}

  /** Pilots of the communes that the actor may act for, oldest first. */
  list({ after, limit, ...filter }: CommuneThingListDto, actor: Actor): Promise<PilotView[]> {
    return this.database.transaction(async (tx) =>
      (await this.pilots.list(tx, filter, { after, limit }, actor)).map(view),
    );
  }

  /** @throws DomainError not-found, forbidden */
  one(id: string, actor: Actor): Promise<PilotView> {
    return this.database.transaction(async (tx) => view(await this.pilots.mine(tx, id, actor)));
  }
}

function view(pilot: Pilot): PilotView {
  const now = rollUp(pilot.communeUnitId);
  return {
    ...pilot,
    commune: communeName(pilot.communeUnitId),
    communeToday: now.ok ? today(now.unit.id) : null,
  };
}

const today = (id: UnitId) => ({ id, name: communeName(id) });
