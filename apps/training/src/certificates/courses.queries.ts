import { Inject, Injectable, Optional } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { type Actor, DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import { ClassesStore } from '../classes/classes.store.js';
import { CurriculaStore } from '../curricula/curricula.store.js';
import type { Course } from './award.js';
import { PassCriteria } from './pass-criteria.service.js';

@Injectable()
export class CoursesQueries {
  constructor(
    private readonly classes: ClassesStore,
    private readonly curricula: CurriculaStore,
    @Optional() @Inject(PassCriteria) private readonly rules?: PassCriteria,
  ) {}

  /** @throws DomainError not-found, forbidden, conflict `class-not-completed` */
  async completed(tx: Tx, classId: string, actor: Actor): Promise<Course> {
    const of = await this.classes.mine(tx, classId, actor);
    if (of.state !== 'completed')
      throw new DomainError(
        'conflict',
        'class-not-completed',
        'Lớp chưa kết thúc nên chưa biết ai đạt; chưa cấp chứng nhận nào. Hãy kết thúc lớp trước.',
      );
    const {
      code,
      curriculumVersion: version,
      title,
      objectives,
    } = await this.curricula.load(tx, of.curriculumId);
    const criteria =
      (await this.rules?.wordsFor(tx, of)) ?? 'Tham gia lớp và được xét đạt theo quy định của khóa tập huấn.';
    const place = communeName(of.communeUnitId);
    return { of, curriculum: { code, version, title, objectives }, criteria, place };
  }
}
