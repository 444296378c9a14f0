import { Injectable } from '@nestjs/common';
import type { Actor, UnitId } from '@xaso/kernel';
import { Database, wholeCommunesOf } from '@xaso/platform';
import { ProgrammesStore } from '../../programmes/programmes.store.js';
import { communeOf } from '../register.queries.js';
import { type Handbook, handbook, type HandbookEntry } from './handbook.js';

type Row = Omit<HandbookEntry, 'commune'> & { readonly communeUnitId: UnitId | null };

const SELECT = `
  select id, kind, content, same_as as "sameAs", commune_unit_id as "communeUnitId", synthetic,
    (select one ->> 'on' from jsonb_array_elements(revisions) as one where (one -> 'revision')::integer = approved_revision) as "on"
  from register_entry
  where programme = $1 and state = 'approved' and kind = any ('{lesson,document,study-visit}')
    and ($2::text[] is null or commune_unit_id is null or commune_unit_id = any ($2))
  order by id`;

@Injectable()
export class HandbookQueries {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesStore,
  ) {}

  /** What is approved, as far as the actor may see it. @throws DomainError not-found */
  async of(code: string, actor: Actor): Promise<Handbook> {
    return this.database.transaction(async (tx) => {
      const programme = await this.programmes.named(tx, code);
      const rows = await tx.query<Row>(SELECT, [code, wholeCommunesOf(actor)]);
      return handbook(
        programme,
        rows.map(({ communeUnitId, ...row }) => ({ ...row, commune: communeOf(communeUnitId) })),
      );
    });
  }
}
