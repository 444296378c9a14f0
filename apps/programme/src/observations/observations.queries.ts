import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, Database } from '@xaso/platform';
import type { Observation } from './observation.js';

/** An observation with the place it is of; all its revisions are in it. */
export interface ObservationView extends Observation {
  readonly programme: string;
  readonly communeUnitId: UnitId;
}

const SELECT = `
  select o.id, o.version, o.pilot_id as "pilotId", o.indicator, o.phase, o.period, o.state, o.revisions, o.synthetic,
    o.created_at as "createdAt", p.programme, p.commune_unit_id as "communeUnitId"
  from observation o join pilot p on p.id = o.pilot_id`;

export interface ObservationFilter {
  readonly programme?: string;
  readonly pilotId?: string;
  readonly state?: string;
  readonly after?: string;
  readonly limit?: number;
}

@Injectable()
export class ObservationsQueries {
  constructor(private readonly database: Database) {}

  list(actor: Actor, filter: ObservationFilter): Promise<ObservationView[]> {
    const { programme, pilotId, state, after, limit = 100 } = filter;
    return this.database.query<ObservationView>(
      `${SELECT} where ($1::text is null or p.programme = $1) and ($2::uuid is null or o.pilot_id = $2)
         and ($3::text is null or o.state = $3) and ($4::uuid is null or o.id > $4)
         and ($5::text[] is null or p.commune_unit_id = any ($5)) order by o.id limit $6`,
      [
        programme ?? null,
        pilotId ?? null,
        state ?? null,
        after ?? null,
        actor.communes === '*' ? null : actor.communes,
        limit,
      ],
    );
  }

  /** @throws DomainError not-found, forbidden */
  async one(id: string, actor: Actor): Promise<ObservationView> {
    const [row] = await this.database.query<ObservationView>(`${SELECT} where o.id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'observation-unknown', `Không có số liệu ${id}.`);
    assertCommune(actor, row.communeUnitId);
    return row;
  }
}
