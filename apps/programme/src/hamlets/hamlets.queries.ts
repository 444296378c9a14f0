import { Injectable } from '@nestjs/common';
import { communeName, fold } from '@xaso/admin-units';
import type { HamletKind } from '@xaso/contracts-programme';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { type Hamlet, nameOf } from './hamlet.js';
import type { HamletListDto } from './hamlets.dto.js';

/** A hamlet in a list, with the team that works in it. */
export interface HamletRow extends Omit<Hamlet, 'searchText'> {
  readonly name: string;
  readonly kind: HamletKind;
  readonly commune: string;
  /** Its active team. */
  readonly teamId: string | null;
}

type Stored = Omit<Hamlet, 'searchText'> & { readonly teamId: string | null };

const LIST = `
  select h.id, h.version, h.programme, h.commune_unit_id as "communeUnitId", h.code, h.names, h.registered_on::text as "registeredOn",
    h.merged_into as "mergedInto", h.merged_on::text as "mergedOn", h.merge_reason as "mergeReason", h.synthetic,
    h.created_at as "createdAt", t.id as "teamId"
  from hamlet h left join community_team t on t.hamlet_id = h.id and t.state = 'active'
  where ($1::text is null or h.programme = $1) and ($2::text is null or h.commune_unit_id = $2)
    and ($3::text[] is null or h.commune_unit_id = any ($3))
    and ($4::text is null or h.search_text like '%' || $4 || '%' or h.code like $4 || '%')
    and ($5::boolean is null or (h.merged_into is null) = $5)
    and ($6::boolean is null or (h.merged_into is null and (t.id is not null) = $6))
    and ($7::uuid is null or h.id > $7) and ($9::text[] is null or h.code = any ($9))
  order by h.id limit $8`;

@Injectable()
export class HamletsQueries {
  constructor(private readonly database: Database) {}

  /** In the order of their registration; only those of communes, and of hamlets, the actor may act for. */
  async list(filter: HamletListDto, { communes, hamlets }: Actor): Promise<HamletRow[]> {
    const { programme, communeUnitId, q, state, team, after, limit = 100 } = filter;
    const rows = await this.database.query<Stored & { communeUnitId: UnitId }>(LIST, [
      programme ?? null,
      communeUnitId ?? null,
      communes === '*' ? null : communes,
      soughtBy(q),
      state === undefined ? null : state === 'standing',
      team === undefined ? null : team === 'with',
      after ?? null,
      limit,
      hamlets ?? null,
    ]);
    return rows.map((row) => {
      const { name, kind } = nameOf(row);
      return { ...row, name, kind, commune: communeName(row.communeUnitId) };
    });
  }
}

/** A code such as `17335-001` as it is, a name without its accents; null for nothing. */
function soughtBy(typed = ''): string | null {
  const text = typed.trim();
  return (/^\d{5}-\d{0,3}$/.test(text) ? text : fold(text)) || null;
}
