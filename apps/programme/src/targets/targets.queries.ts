import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { Database, wholeCommunesOf } from '@xaso/platform';
import type { Target } from './target.js';

@Injectable()
export class TargetsQueries {
  constructor(private readonly database: Database) {}

  /** Targets of a programme: its own, and those of pilots in communes that the actor may act for. */
  list(actor: Actor, programme: string, after: string | undefined, limit: number): Promise<Target[]> {
    return this.database.query<Target>(
      `select t.id, t.version, t.programme, t.pilot_id as "pilotId", t.indicator, t.revisions, t.synthetic,
         t.created_at as "createdAt"
       from target t left join pilot p on p.id = t.pilot_id
       where t.programme = $1 and ($2::uuid is null or t.id > $2)
         and ($3::text[] is null or t.pilot_id is null or p.commune_unit_id = any ($3)) order by t.id limit $4`,
      [programme, after ?? null, wholeCommunesOf(actor), limit],
    );
  }
}
