import { changed, created, type Decided, type Versioned } from '@xaso/contracts-common';
import { DomainError, type FieldFault, refuse } from '@xaso/kernel';

export const QUESTION_KINDS = ['single', 'multiple'] as const;
/** One right option, or several that have to be chosen together. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a question asks and what is right. */
export interface QuestionInput {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly options: readonly string[];
  /** Places of the right options, from 1. */
  readonly correct: readonly number[];
  /** Its weight among the questions of a test. */
  readonly points: number;
}

/** A question of the bank of one version of a curriculum. It is never worded otherwise: others were asked it already. */
export interface Question extends Versioned, QuestionInput {
  readonly curriculumId: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

export type NewQuestion = Pick<Question, 'id' | 'curriculumId' | 'createdAt' | 'createdBy'>;

/** Puts a question into the bank; `questionFaults` was asked before. */
export const ask = (of: NewQuestion, input: QuestionInput): Decided<Question> =>
  created<Question>({
    ...of,
    ...input,
    correct: input.correct.toSorted((one, other) => one - other),
    withdrawnAt: null,
    withdrawnReason: null,
  });

/** No test asks it from now on; those that do go on. @throws DomainError conflict `question-withdrawn` */
export function withdraw(question: Question, reason: string, at: Date): Decided<Question> {
  if (question.withdrawnAt !== null)
    throw new DomainError(
      'conflict',
      'question-withdrawn',
      `Câu hỏi này đã rút khỏi ngân hàng (${question.withdrawnReason}); chưa thay đổi gì.`,
    );
  return changed(question, { withdrawnAt: at, withdrawnReason: reason });
}

/** @throws DomainError invalid `questions-invalid`, with a fault for each by its place */
export function assertQuestions(questions: readonly QuestionInput[]): void {
  const faults = questions.flatMap((question, index) =>
    questionFaults(question).map((fault) => ({ ...fault, field: `questions.${index}.${fault.field}` })),
  );
  refuse(faults, 'questions-invalid', `${faults.length} chỗ trong câu hỏi chưa hợp lệ; chưa lưu câu nào.`);
}

function questionFaults({ kind, options, correct }: QuestionInput): FieldFault[] {
  const faults: FieldFault[] = [];
  const wrong = (field: string, code: string, detail: string) => void faults.push({ field, code, detail });
  if (options.length < 2) wrong('options', 'options-too-few', 'Cần ít nhất hai phương án trả lời.');
  options.forEach((option, index) => {
    if (options.indexOf(option) < index)
      wrong(`options.${index}`, 'option-twice', 'Phương án này giống một phương án ở trên.');
  });
  if (correct.length === 0) wrong('correct', 'correct-missing', 'Chưa ghi phương án đúng.');
  if (correct.some((place) => place < 1 || place > options.length))
    wrong('correct', 'correct-unknown', `Phương án đúng là số thứ tự từ 1 đến ${options.length}.`);
  if (new Set(correct).size < correct.length)
    wrong('correct', 'correct-twice', 'Một phương án đúng chỉ ghi một lần.');
  if (kind === 'single' && correct.length > 1)
    wrong('correct', 'correct-too-many', 'Câu một lựa chọn chỉ có một phương án đúng.');
  return faults;
}
