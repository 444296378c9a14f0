import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CurriculaStore } from '../../curricula/curricula.store.js';
import { nameOf } from '../../curricula/curriculum.js';
import { ask, assertQuestions, type Question, type QuestionInput, withdraw } from './question.js';
import { QuestionsStore } from './questions.store.js';

/** The question bank of each version of a curriculum. It grows while the version is taught; no question in it changes. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly database: Database,
    private readonly store: QuestionsStore,
    private readonly curricula: CurriculaStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All or none. @throws DomainError not-found, invalid `questions-invalid`, conflict `curriculum-retired` */
  async add(
    tx: Tx,
    curriculumId: string,
    inputs: readonly QuestionInput[],
    actor: Actor,
  ): Promise<Question[]> {
    assertQuestions(inputs);
    const curriculum = await this.curricula.load(tx, curriculumId);
    if (curriculum.state === 'retired')
      throw new DomainError(
        'conflict',
        'curriculum-retired',
        `Giáo trình ${nameOf(curriculum)} đã ngừng dùng nên không thêm câu hỏi; chưa lưu gì. Hãy thêm vào phiên bản đang dùng.`,
      );
    const of = { curriculumId, createdAt: this.clock.now(), createdBy: actor.id };
    const decided = inputs.map((input) => ask({ ...of, id: uuidv7() }, input));
    for (const one of decided) await this.store.insert(tx, one);
    const questions = decided.map(({ next }) => next);
    await audit(tx, {
      actor,
      action: 'question.added',
      subject: 'curriculum',
      subjectId: curriculumId,
      detail: { questions: questions.map(({ id }) => id) },
    });
    return questions;
  }

  /** @throws DomainError not-found, conflict `question-withdrawn`, `changed-meanwhile` */
  withdraw(id: string, reason: string, actor: Actor): Promise<Question> {
    return this.database.transaction(async (tx) => {
      const decided = withdraw(await this.store.load(tx, id), reason, this.clock.now());
      await this.store.update(tx, decided);
      await audit(tx, { actor, action: 'question.withdrawn', subject: 'question', subjectId: id, reason });
      return decided.next;
    });
  }

  /** With what is right: for those who make tests of it. @throws DomainError not-found */
  bank(curriculumId: string): Promise<Question[]> {
    return this.database.transaction(async (tx) => {
      await this.curricula.load(tx, curriculumId);
      return this.store.bank(tx, curriculumId);
    });
  }
}
