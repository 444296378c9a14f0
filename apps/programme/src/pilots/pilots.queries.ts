import { Injectable } from '@nestjs/common';
import { rollUp } from '@xaso/admin-units';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, Database } from '@xaso/platform';
import { communeName } from '../common/commune-name.js';
import type { Pilot } from './pilot.js';

/** A pilot as it is shown: with the name of its commune, then and today. */
export interface PilotView extends Pilot {
  readonly commune: string;
  /** The unit of today that takes its figures over; null where the commune was divided or nothing official says. */
  readonly communeToday: { readonly id: string; readonly name: string } | null;
}

const SELECT = `
  select id, version, programme, commune_unit_id as "communeUnitId", pillars, problems, phase, proposed_on::text as "proposedOn",
    plans, history, synthetic, created_at as "createdAt"
  from pilot`;

@Injectable()
export class PilotsQueries {
  constructor(private readonly database: Database) {}

  /** Pilots of the communes that the actor may act for, oldest first. */
  async list(
    actor: Actor,
    { programme, after, limit = 100 }: { programme?: string; after?: string; limit?: number },
  ): Promise<PilotView[]> {
    const communes = actor.communes === '*' ? null : actor.communes;
    const rows = await this.database.query<Pilot>(
      `${SELECT} where ($1::text is null or programme = $1) and ($2::uuid is null or id > $2)
         and ($3::text[] is null or commune_unit_id = any ($3)) order by id limit $4`,
      [programme ?? null, after ?? null, communes, limit],
    );
    return rows.map(view);
  }

  /** @throws DomainError not-found, forbidden */
  async one(id: string, actor: Actor): Promise<PilotView> {
    const [row] = await this.database.query<Pilot>(`${SELECT} where id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'pilot-unknown', `Không có thí điểm ${id}.`);
    assertCommune(actor, row.communeUnitId);
    return view(row);
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
