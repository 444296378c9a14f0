import { Injectable } from '@nestjs/common';
import { communeName, fold } from '@xaso/admin-units';
import type { Actor, UnitId } from '@xaso/kernel';
import { assertCommune, assertHamlet, Database, wholeCommunesOf } from '@xaso/platform';
import { refsOf } from '../evidence/evidence-ref.js';
import { type EvidenceAbout, EvidenceStore } from '../evidence/evidence.store.js';
import type { RegisterEntry } from './entry.js';
import type { RegisterListDto } from './register.dto.js';
import { RegisterStore } from './register.store.js';

/** An entry in a list: what holds, and the wording that was written last. */
export interface EntryRow extends Pick<
  RegisterEntry,
  | 'id'
  | 'version'
  | 'kind'
  | 'programme'
  | 'pilotId'
  | 'communeUnitId'
  | 'state'
  | 'content'
  | 'approvedRevision'
  | 'sameAs'
  | 'synthetic'
> {
  readonly commune: string | null;
  readonly latest: { revision: number; on: string; content: Record<string, unknown> };
}

/** An entry with all that was ever said in it. */
export type EntryView = Omit<RegisterEntry, 'heldKey' | 'naturalKey' | 'searchText'> & {
  readonly commune: string | null;
  /** What the files that its revisions name are called. */
  readonly files: readonly EvidenceAbout[];
};

const LIST = `
  select id, version, kind, programme, pilot_id as "pilotId", commune_unit_id as "communeUnitId", state, content,
    approved_revision as "approvedRevision", same_as as "sameAs", synthetic,
    jsonb_build_object('revision', revisions -> -1 -> 'revision', 'on', revisions -> -1 -> 'on',
      'content', revisions -> -1 -> 'content') as latest
  from register_entry
  where ($1::text is null or kind = $1) and ($2::text is null or programme = $2) and ($3::uuid is null or pilot_id = $3)
    and ($4::text is null or state = $4) and ($5::uuid is null or id > $5)
    and ($6::text[] is null or commune_unit_id is null or commune_unit_id = any ($6))
    and (select coalesce(bool_and(search_text like '%' || word || '%'), true) from unnest($7::text[]) as word)
  order by id limit $8`;

@Injectable()
export class RegisterQueries {
  constructor(
    private readonly database: Database,
    private readonly entries: RegisterStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** Oldest first: what spans a programme, and what is of communes the actor may act for. */
  async list(filter: RegisterListDto, actor: Actor): Promise<EntryRow[]> {
    const { kind, programme, pilotId, state, after, q = '', limit = 100 } = filter;
    const rows = await this.database.query<Omit<EntryRow, 'commune'>>(LIST, [
      kind ?? null,
      programme ?? null,
      pilotId ?? null,
      state ?? null,
      after ?? null,
      wholeCommunesOf(actor),
      fold(q).split(' ').filter(Boolean),
      limit,
    ]);
    return rows.map((row) => ({ ...row, commune: communeOf(row.communeUnitId) }));
  }

  /** @throws DomainError not-found, forbidden */
  async one(id: string, actor: Actor): Promise<EntryView> {
    return this.database.transaction(async (tx) => {
      const entry = await this.entries.load(tx, id);
      assertMayRead(entry, actor);
      const { heldKey: _held, naturalKey: _key, searchText: _text, ...rest } = entry;
      const files = await this.evidence.about(
        tx,
        refsOf(entry.revisions.flatMap((one) => one.evidence)),
        actor,
      );
      return { ...rest, commune: communeOf(entry.communeUnitId), files };
    });
  }
}

/** What spans a programme is read by everybody. @throws DomainError forbidden */
export function assertMayRead({ communeUnitId }: Pick<RegisterEntry, 'communeUnitId'>, actor: Actor): void {
  if (communeUnitId === null) return;
  assertCommune(actor, communeUnitId);
  assertHamlet(actor, null);
}

/** @param id null for what spans a programme */
export const communeOf = (id: UnitId | null): string | null => (id === null ? null : communeName(id));
