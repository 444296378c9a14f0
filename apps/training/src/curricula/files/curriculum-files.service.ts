import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Clock } from '@xaso/kernel';
import { assertAsDeclared, audit, CLOCK, Database } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CurriculaStore } from '../curricula.store.js';
import { type CurriculumFile, CurriculumFilesStore, type FileContent } from './curriculum-files.store.js';

/** A file as it came over the wire. */
export type SentFile = Pick<FileContent, 'mediaType' | 'fileName' | 'content'>;

/** Files of a version: they come and go while it is a draft, and stay once it was published. */
@Injectable()
export class CurriculumFilesService {
  constructor(
    private readonly database: Database,
    private readonly curricula: CurriculaStore,
    private readonly files: CurriculumFilesStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid (not what it says it is), not-found, conflict once it was published */
  add(curriculumId: string, sent: SentFile, actor: Actor): Promise<CurriculumFile> {
    assertAsDeclared(sent.mediaType, sent.content);
    const sha256 = createHash('sha256').update(sent.content).digest('hex');
    return this.database.transaction(async (tx) => {
      await this.curricula.heldDraft(tx, curriculumId);
      const file = { ...sent, id: uuidv7(), sha256, bytes: sent.content.length };
      const stored = await this.files.add(tx, curriculumId, file, this.clock.now());
      const detail = { file: stored.id, sha256 };
      await audit(tx, {
        ...{ actor, action: 'curriculum.file-added', subject: 'curriculum', subjectId: curriculumId },
        detail,
      });
      return stored;
    });
  }

  /** @throws DomainError not-found, conflict once it was published */
  remove(curriculumId: string, id: string, actor: Actor): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.curricula.heldDraft(tx, curriculumId);
      await this.files.remove(tx, curriculumId, id);
      await audit(tx, {
        ...{ actor, action: 'curriculum.file-removed', subject: 'curriculum', subjectId: curriculumId },
        detail: { file: id },
      });
    });
  }

  /** @throws DomainError not-found */
  list(curriculumId: string): Promise<CurriculumFile[]> {
    return this.database.transaction(async (tx) => {
      await this.curricula.load(tx, curriculumId);
      return this.files.list(tx, curriculumId);
    });
  }

  /** @throws DomainError not-found */
  read(curriculumId: string, id: string): Promise<FileContent> {
    return this.database.transaction((tx) => this.files.read(tx, curriculumId, id));
  }
}
