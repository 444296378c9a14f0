import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';

/** A stored file without its bytes. */
export interface Evidence {
  readonly id: string;
  readonly programme: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

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
      [id, communesOf(actor)],
    );
    if (!row) throw new DomainError('not-found', 'evidence-unknown', `Không có minh chứng ${id}.`);
    if (row.mayRead) return row;
    throw new DomainError('forbidden', 'other-commune', 'Minh chứng này thuộc xã không được giao cho bạn.');
  }

  /**
   * Whether this actor can name files as evidence in a programme; in any when it is null.
   * @throws DomainError invalid, naming those that cannot be named
   */
  async assertUsable(tx: Tx, programme: string | null, ids: readonly string[], actor: Actor): Promise<void> {
    if (ids.length === 0) return;
    const usable = await tx.query<{ id: string }>(
      `select id from evidence e where id = any ($1::uuid[]) and ${MAY_READ} and ($3::text is null or programme = $3)`,
      [ids, communesOf(actor), programme],
    );
    const known = new Set(usable.map(({ id }) => id));
    const faults = ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : { field: `evidence.${index}`, code: 'evidence-unknown', detail: `Không có minh chứng ${id}.` },
    );
    if (faults.length > 0)
      throw new DomainError(
        'invalid',
        'evidence-unknown',
        'Có minh chứng không tồn tại ở đây, hoặc không được giao cho bạn. Chưa lưu gì.',
        faults,
      );
  }
}

const communesOf = (actor: Actor) => (actor.communes === '*' ? null : actor.communes);
