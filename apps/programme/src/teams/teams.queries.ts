import { Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { patternsOf } from '../common/searching.queries.js';
import type { Team } from './team.js';
import type { TeamListDto } from './teams.dto.js';

/** A team in a list, with what its commune and its hamlet are called. */
export interface TeamRow extends Team {
  readonly commune: string;
  readonly hamletCode: string | null;
  readonly hamletName: string | null;
}

const LIST = `
  select t.id, t.version, t.programme, t.commune_unit_id as "communeUnitId", t.pilot_id as "pilotId", t.level,
    t.hamlet_id as "hamletId", t.decision_no as "decisionNo", t.formed_on::text as "formedOn", t.member_count as "memberCount",
    t.composition, t.changed_on::text as "changedOn", t.state, t.dissolved_on::text as "dissolvedOn", t.reason, t.synthetic,
    t.created_at as "createdAt", h.code as "hamletCode", h.names -> -1 ->> 'name' as "hamletName"
  from community_team t left join hamlet h on h.id = t.hamlet_id
  where ($1::text is null or t.programme = $1) and ($2::text is null or t.commune_unit_id = $2)
    and ($3::text[] is null or t.commune_unit_id = any ($3)) and ($4::uuid is null or t.pilot_id = $4)
    and ($5::text is null or t.level = $5) and ($6::uuid is null or t.hamlet_id = $6) and ($7::text is null or t.state = $7)
    and folded(concat_ws(' ', t.decision_no, h.code, h.search_text)) like all ($8::text[])
    and ($9::uuid is null or t.id > $9) and ($11::text[] is null or h.code = any ($11))
  order by t.id limit $10`;

@Injectable()
export class TeamsQueries {
  constructor(private readonly database: Database) {}

  /** In the order they were recorded; only those of communes, and of hamlets, the actor may act for. */
  async list(filter: TeamListDto, { communes, hamlets }: Actor): Promise<TeamRow[]> {
    const { programme, communeUnitId, pilotId, level, hamletId, state, q, after, limit = 100 } = filter;
    const rows = await this.database.query<Omit<TeamRow, 'commune'> & { communeUnitId: UnitId }>(LIST, [
      programme ?? null,
      communeUnitId ?? null,
      communes === '*' ? null : communes,
      pilotId ?? null,
      level ?? null,
      hamletId ?? null,
      state ?? null,
      patternsOf(q),
      after ?? null,
      limit,
      hamlets ?? null,
    ]);
    return rows.map((row) => ({ ...row, commune: communeName(row.communeUnitId) }));
  }
}
