import { Injectable } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';

/** A file to teach with, without its bytes. */
export interface CurriculumFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

export interface FileContent extends CurriculumFile {
  readonly content: Buffer;
}

const SEEN = 'id, sha256, bytes, media_type as "mediaType", file_name as "fileName"';

@Injectable()
export class CurriculumFilesStore {
  /** The same bytes again are the same file of the version. */
  async add(tx: Tx, curriculumId: string, file: FileContent, createdAt: Date): Promise<CurriculumFile> {
    const { id, sha256, bytes, mediaType, fileName, content } = file;
    const [stored] = await tx.query<CurriculumFile>(
      `insert into curriculum_file (id, curriculum_id, sha256, bytes, media_type, file_name, content, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (curriculum_id, sha256) do update set file_name = excluded.file_name returning ${SEEN}`,
      [id, curriculumId, sha256, bytes, mediaType, fileName, content, createdAt],
    );
    if (!stored) throw new Error('an upsert returns its row');
    return stored;
  }

  list(tx: Tx, curriculumId: string): Promise<CurriculumFile[]> {
    return tx.query<CurriculumFile>(
      `select ${SEEN} from curriculum_file where curriculum_id = $1 order by id`,
      [curriculumId],
    );
  }

  /** @throws DomainError not-found */
  async read(tx: Tx, curriculumId: string, id: string): Promise<FileContent> {
    const [row] = await tx.query<FileContent>(
      `select ${SEEN}, content from curriculum_file where curriculum_id = $1 and id = $2`,
      [curriculumId, id],
    );
    return row ?? unknown(id);
  }

  /** @throws DomainError not-found */
  async remove(tx: Tx, curriculumId: string, id: string): Promise<void> {
    const removed = await tx.query(
      'delete from curriculum_file where curriculum_id = $1 and id = $2 returning 1',
      [curriculumId, id],
    );
    if (removed.length === 0) unknown(id);
  }
}

function unknown(id: string): never {
  throw new DomainError('not-found', 'curriculum-file-unknown', `Giáo trình này không có tệp ${id}.`);
}
