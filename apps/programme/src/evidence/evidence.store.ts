import { Injectable } from '@nestjs/common';
import { type Actor, DomainError, type FieldFault, isUuid, refuse } from '@xaso/kernel';
import { type Tx, wholeCommunesOf } from '@xaso/platform';
import { isWebAddress } from './evidence-ref.js';

/** A stored file without its bytes. */
export interface Evidence {
  readonly id: string;
  readonly programme: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** A stored file, as far as a list names it. */
export type EvidenceAbout = Pick<Evidence, 'id' | 'fileName' | 'mediaType' | 'bytes'>;

export interface EvidenceFile extends Evidence {
  readonly content: Buffer;
}

export interface NewEvidence extends EvidenceFile {
  /** Null when it is given for the whole programme. */
  readonly pilotId: string | null;
  readonly recordedBy: string;
  readonly createdAt: Date;
}

// $2 are the communes of the actor; null for all.
const MAY_READ = `(e.programme_wide or $2::text[] is null or exists (
  select 1 from evidence_pilot g join pilot p on p.id = g.pilot_id where g.evidence_id = e.id and p.commune_unit_id = any ($2)))`;

const ABOUT = `
  select e.id, e.file_name as "fileName", e.media_type as "mediaType", e.bytes from evidence e
  where e.id = any ($1::uuid[]) and ${MAY_READ} order by e.file_name, e.id`;
const FILES = `
  select e.id from evidence e where e.id = any ($1::uuid[]) and ${MAY_READ} and ($3::text is null or e.programme = $3)`;
const FILES_AND_ENTRIES = `${FILES}
  union
  select r.id from register_entry r
  where r.id = any ($1::uuid[]) and r.state = 'approved' and ($3::text is null or r.programme = $3)
    and ($2::text[] is null or r.commune_unit_id is null or r.commune_unit_id = any ($2))`;

@Injectable()
export class EvidenceStore {
  /** Keeps the bytes once a programme; whoever sends them again for another pilot lets that pilot's commune read them too. */
  async add(tx: Tx, file: NewEvidence): Promise<Evidence> {
    const { programme, sha256, bytes, mediaType, fileName, content, pilotId, recordedBy, createdAt } = file;
    const wide = pilotId === null;
    const [stored] = await tx.query<Evidence>(
      `insert into evidence as e (id, programme, sha256, bytes, media_type, file_name, content, programme_wide, recorded_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (programme, sha256) do update set programme_wide = e.programme_wide or excluded.programme_wide
       returning id, programme, sha256, bytes, media_type as "mediaType", file_name as "fileName"`,
      [file.id, programme, sha256, bytes, mediaType, fileName, content, wide, recordedBy, createdAt],
    );
    if (!stored) throw new Error('an upsert returns its row');
    if (pilotId !== null)
      await tx.query(
        'insert into evidence_pilot (evidence_id, pilot_id) values ($1, $2) on conflict do nothing',
        [stored.id, pilotId],
      );
    return stored;
  }

  /** @throws DomainError not-found, forbidden */
  async read(tx: Tx, id: string, actor: Actor): Promise<EvidenceFile> {
    const [row] = await tx.query<EvidenceFile & { mayRead: boolean }>(
      `select id, programme, sha256, bytes, media_type as "mediaType", file_name as "fileName", ${MAY_READ} as "mayRead",
         case when ${MAY_READ} then content end as content
       from evidence e where id = $1`,
      [id, wholeCommunesOf(actor)],
    );
    if (!row) throw new DomainError('not-found', 'evidence-unknown', `Không có minh chứng ${id}.`);
    if (row.mayRead) return row;
    throw new DomainError('forbidden', 'other-commune', 'Minh chứng này thuộc xã không được giao cho bạn.');
  }

  /**
   * Whether what something rests on is there: files of the programme (of any, when it is null), its approved entries of the
   * register, or web addresses. With an actor, only what that actor may read.
   * @param field what the list is called in the request
   * @throws DomainError invalid, naming those that cannot be named
   */
  async assertEvidence(
    tx: Tx,
    programme: string | null,
    refs: readonly string[],
    field: string,
    actor: Actor | null = null,
  ): Promise<void> {
    const usable = await this.usable(tx, programme, refs.filter(isUuid), actor, FILES_AND_ENTRIES);
    refuseUnknown(
      refs.flatMap((ref, index) =>
        isWebAddress(ref) || usable.has(ref) ? [] : unknown(`${field}.${index}`, ref),
      ),
    );
  }

  /** What the files among these are called; not what is in them. Only of those the actor may read. */
  about(tx: Tx, ids: readonly string[], actor: Actor): Promise<EvidenceAbout[]> {
    return tx.query<EvidenceAbout>(ABOUT, [ids.filter(isUuid), wholeCommunesOf(actor)]);
  }

  /** The same for one stored file. @throws DomainError invalid */
  async assertFile(tx: Tx, programme: string, id: string, field: string, actor: Actor): Promise<void> {
    const usable = await this.usable(tx, programme, [id], actor, FILES);
    refuseUnknown(usable.has(id.toLowerCase()) ? [] : [unknown(field, id)]);
  }

  private async usable(
    tx: Tx,
    programme: string | null,
    ids: readonly string[],
    actor: Actor | null,
    query: string,
  ): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(query, [ids, actor && wholeCommunesOf(actor), programme]);
    return new Set(rows.map(({ id }) => id));
  }
}

const unknown = (field: string, ref: string): FieldFault => ({
  field,
  code: 'evidence-unknown',
  detail: `Không có minh chứng ${ref}.`,
});

const refuseUnknown = (faults: readonly FieldFault[]): void =>
  refuse(
    faults,
    'evidence-unknown',
    'Có minh chứng không tồn tại ở đây, chưa được duyệt, hoặc không được giao cho bạn. Chưa lưu gì.',
  );
