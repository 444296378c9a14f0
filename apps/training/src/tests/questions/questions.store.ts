import { Injectable } from '@nestjs/common';
import { Outbox, VersionedStore } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, IsNull } from 'typeorm';
import type { Question, QuestionKind } from './question.js';

export const QuestionEntity = new EntitySchema<Question>({
  name: 'test_question',
  tableName: 'test_question',
  columns: {
    id: { type: 'uuid', primary: true },
    version: { type: 'integer' },
    curriculumId: { type: 'uuid', name: 'curriculum_id' },
    kind: { type: 'text', transformer: typed<QuestionKind>() },
    text: { type: 'text' },
    options: { type: 'jsonb', transformer: typed<readonly string[]>() },
    correct: { type: 'jsonb', transformer: typed<readonly number[]>() },
    points: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'text', name: 'created_by' },
    withdrawnAt: { type: 'timestamptz', name: 'withdrawn_at', nullable: true },
    withdrawnReason: { type: 'text', name: 'withdrawn_reason', nullable: true },
  },
});

@Injectable()
export class QuestionsStore extends VersionedStore<Question> {
  constructor(outbox: Outbox) {
    super(outbox, QuestionEntity, { unknown: 'question-unknown', what: 'câu hỏi' });
  }

  /** What tests may ask now, in the order in which it was written. */
  bank(tx: Tx, curriculumId: string): Promise<Question[]> {
    return tx.manager.find(QuestionEntity, {
      where: { curriculumId, withdrawnAt: IsNull() },
      order: { id: 'ASC' },
    });
  }
}
