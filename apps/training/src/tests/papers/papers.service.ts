import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database } from '@xaso/platform';
import { ClassesStore } from '../../classes/classes.store.js';
import { assertState } from '../../classes/training-class.js';
import { QuestionsStore } from '../questions/questions.store.js';
import type { Stage } from '../scores/points.js';
import { composed, type Paper, samePaper } from './paper.js';
import { PapersStore } from './papers.store.js';

/** What classes are asked before and after. */
@Injectable()
export class PapersService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly questions: QuestionsStore,
    private readonly papers: PapersStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Puts a paper together; asked for the same again it changes nothing.
   * @throws DomainError not-found, forbidden, invalid `paper-invalid`, conflict `class-state`, `bank-empty`, `test-answered`
   */
  set(classId: string, stage: Stage, ids: readonly string[] | undefined, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const of = await this.classes.held(tx, classId, actor);
      const bank = await this.questions.bank(tx, of.curriculumId);
      const known = await this.papers.find(tx, classId, stage);
      const paper = { classId, stage, questions: composed(bank, ids) };
      if (known && samePaper(known.questions, paper.questions)) return seen(known);
      assertState(of, ['planned', 'open', 'in-progress'], 'đổi đề kiểm tra');
      const at = this.clock.now();
      if (!(await this.papers.set(tx, paper, { by: actor.id, at })))
        throw new DomainError(
          'conflict',
          'test-answered',
          'Đã có bài làm theo đề này nên không đổi đề nữa; chưa thay đổi gì.',
        );
      const detail = { stage, questions: paper.questions.map(({ id }) => id) };
      await audit(tx, { actor, action: 'class.test-set', subject: 'class', subjectId: classId, detail });
      return seen(paper);
    });
  }

  /** @throws DomainError not-found, forbidden */
  one(classId: string, stage: Stage, actor: Actor) {
    return this.database.transaction(async (tx) => {
      await this.classes.mine(tx, classId, actor);
      return seen(known(await this.papers.find(tx, classId, stage), stage));
    });
  }
}

/** @throws DomainError not-found `test-unknown` */
export function known(paper: Paper | null, stage: Stage): Paper {
  if (paper) return paper;
  const which = stage === 'before' ? 'trước' : 'sau';
  throw new DomainError(
    'not-found',
    'test-unknown',
    `Lớp chưa có đề kiểm tra ${which} lớp học; chưa lưu gì. Hãy lập đề trước, hoặc nhập điểm theo danh sách.`,
  );
}

/** As it is handed out: without what is right. */
const seen = ({ classId, stage, questions }: Paper): object => ({
  classId,
  stage,
  points: questions.reduce((sum, { points }) => sum + points, 0),
  questions: questions.map(({ id, kind, text, options, points }) => ({ id, kind, text, options, points })),
});
