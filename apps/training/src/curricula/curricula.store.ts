import { Injectable } from '@nestjs/common';
import type { TraineeGroup } from '@xaso/contracts-training';
import { DomainError, type Pillar } from '@xaso/kernel';
import { Outbox, type Page, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, type FindOptionsWhere, MoreThan } from 'typeorm';
import { assertDraft, type Curriculum, type Material } from './curriculum.js';

export const CurriculumEntity = new EntitySchema<Curriculum>({
  name: 'curriculum',
  tableName: 'curriculum',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    code: { type: 'text' },
    curriculumVersion: { type: 'integer', name: 'curriculum_version' },
    state: { type: 'text', transformer: typed<Curriculum['state']>() },
    title: { type: 'text' },
    pillar: { type: 'text', transformer: typed<Pillar>() },
    audience: { type: 'jsonb', transformer: typed<readonly TraineeGroup[]>() },
    hours: { type: 'double precision', nullable: true },
    objectives: { type: 'jsonb', transformer: typed<readonly string[]>() },
    materials: { type: 'jsonb', transformer: typed<readonly Material[]>() },
    draftedBy: { type: 'text', name: 'drafted_by' },
    publishedOn: { type: 'date', name: 'published_on', nullable: true },
    retiredOn: { type: 'date', name: 'retired_on', nullable: true },
    retiredReason: { type: 'text', name: 'retired_reason', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

@Injectable()
export class CurriculaStore extends VersionedStore<Curriculum> {
  constructor(outbox: Outbox) {
    super(outbox, CurriculumEntity, { unknown: 'curriculum-unknown', what: 'giáo trình' });
  }

  /** The version that is taught now. @throws DomainError conflict `curriculum-not-published` */
  async published(tx: Tx, code: string): Promise<Curriculum> {
    const found = await this.find(tx, { code, state: 'published' });
    if (found) return found;
    throw new DomainError(
      'conflict',
      'curriculum-not-published',
      `Giáo trình ${code} chưa có phiên bản nào đang ban hành; hãy ban hành trước. Chưa lưu gì.`,
      [
        {
          field: 'curriculum',
          code: 'curriculum-not-published',
          detail: `Không có phiên bản đang dùng của ${code}.`,
        },
      ],
    );
  }

  /** The latest version of a code; the code is held until the end of the transaction, so that versions follow one another. */
  async latest(tx: Tx, code: string): Promise<Curriculum | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('curriculum' || $1))`, [code]);
    return tx.manager.findOne(CurriculumEntity, { where: { code }, order: { curriculumVersion: 'DESC' } });
  }

  /** A version that is not published until the end of the transaction. @throws DomainError not-found, conflict */
  async heldDraft(tx: Tx, id: string): Promise<Curriculum> {
    await tx.query('select 1 from curriculum where id = $1 for share', [id]);
    const curriculum = await this.load(tx, id);
    assertDraft(curriculum);
    return curriculum;
  }

  list(
    tx: Tx,
    filter: Partial<Pick<Curriculum, 'code' | 'state'>>,
    { after, limit = 100 }: Page,
  ): Promise<Curriculum[]> {
    const where: FindOptionsWhere<Curriculum> = {
      ...filter,
      ...(after === undefined ? {} : { id: MoreThan(after) }),
    };
    return tx.manager.find(CurriculumEntity, { where, order: { id: 'ASC' }, take: limit });
  }
}
