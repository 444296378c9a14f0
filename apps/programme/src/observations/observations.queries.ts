import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type UnitId } from '@xaso/kernel';
import { assertCommune, assertHamlet, Database, wholeCommunesOf } from '@xaso/platform';
import { type EvidenceAbout, EvidenceStore } from '../evidence/evidence.store.js';
import type { Observation } from './observation.js';

/** An observation with the place it is of; all its revisions are in it. */
export interface ObservationView extends Observation {
  readonly programme: string;
  readonly communeUnitId: UnitId;
}

/** One of them, with what the files that its revisions rest on are called. */
export interface ObservationDetail extends ObservationView {
  readonly files: readonly EvidenceAbout[];
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
  constructor(
    private readonly database: Database,
    private readonly evidence: EvidenceStore,
  ) {}

  list(actor: Actor, filter: ObservationFilter): Promise<ObservationView[]> {
    const { programme, pilotId, state, after, limit = 100 } = filter;
    return this.database.query<ObservationView>(
      `${SELECT} where ($1::text is null or p.programme = $1) and ($2::uuid is null or o.pilot_id = $2)
         and ($3::text is null or o.state = $3) and ($4::uuid is null or o.id > $4)
         and ($5::text[] is null or p.commune_unit_id = any ($5)) order by o.id limit $6`,
      [programme ?? null, pilotId ?? null, state ?? null, after ?? null, wholeCommunesOf(actor), limit],
    );
  }

  /** @throws DomainError not-found, forbidden */
  one(id: string, actor: Actor): Promise<ObservationDetail> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<ObservationView>(`${SELECT} where o.id = $1`, [id]);
      if (!row) throw new DomainError('not-found', 'observation-unknown', `Không có số liệu ${id}.`);
      assertCommune(actor, row.communeUnitId);
      assertHamlet(actor, null);
      const named = row.revisions.flatMap(({ evidence }) => evidence);
      return { ...row, files: await this.evidence.about(tx, named, actor) };
    });
  }
}
