import { DomainError, type FieldFault, refuse } from '@xaso/kernel';
import type { Question, QuestionInput } from '../questions/question.js';
import { MOST_TENTHS, type Stage } from '../scores/points.js';

/** A question as a class was asked it. */
export interface AskedQuestion extends QuestionInput {
  readonly id: string;
}

/** The questions of a class before it or after it. */
export interface Paper {
  readonly classId: string;
  readonly stage: Stage;
  readonly questions: readonly AskedQuestion[];
}

/** What somebody chose: places of options, from 1. */
export interface Choice {
  readonly questionId: string;
  readonly chosen: readonly number[];
}

/**
 * The questions of a paper, in the order asked for; all of the bank without one.
 * @throws DomainError invalid `paper-invalid` by place; conflict `bank-empty`
 */
export function composed(bank: readonly Question[], ids: readonly string[] | undefined): AskedQuestion[] {
  if (bank.length === 0)
    throw new DomainError(
      'conflict',
      'bank-empty',
      'Phiên bản giáo trình của lớp chưa có câu hỏi nào; chưa lưu gì. Hãy thêm câu hỏi, hoặc nhập điểm theo danh sách.',
    );
  const byId = new Map(bank.map((question) => [question.id, question]));
  const wanted = ids ?? [...byId.keys()];
  const faults: FieldFault[] = wanted.flatMap((id, index) => {
    const field = `questionIds.${index}`;
    if (wanted.indexOf(id) < index)
      return [{ field, code: 'question-twice', detail: 'Câu hỏi này đã có ở trên.' }];
    if (byId.has(id)) return [];
    const detail = 'Ngân hàng câu hỏi của giáo trình không có câu này, hoặc câu đã rút.';
    return [{ field, code: 'question-unknown', detail }];
  });
  refuse(faults, 'paper-invalid', `${faults.length} câu hỏi không dùng được; chưa lưu gì.`);
  return wanted.flatMap((id) => {
    const question = byId.get(id);
    if (!question) return [];
    const { kind, text, options, correct, points } = question;
    return [{ id, kind, text, options, correct, points }];
  });
}

export const samePaper = (one: readonly AskedQuestion[], other: readonly AskedQuestion[]): boolean =>
  one.length === other.length && one.every(({ id }, index) => id === other[index]?.id);

/** What is wrong with the choices of one sheet. */
export function choiceFaults({ questions }: Paper, choices: readonly Choice[]): FieldFault[] {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return choices.flatMap(({ questionId, chosen }, index): FieldFault[] => {
    const field = `choices.${index}`;
    const question = byId.get(questionId);
    if (!question)
      return [{ field: `${field}.questionId`, code: 'question-unknown', detail: 'Đề không có câu hỏi này.' }];
    if (choices.findIndex((other) => other.questionId === questionId) < index)
      return [{ field, code: 'question-twice', detail: 'Câu hỏi này đã được trả lời ở trên.' }];
    if (chosen.some((place) => place < 1 || place > question.options.length))
      return [
        {
          field: `${field}.chosen`,
          code: 'option-unknown',
          detail: `Phương án là số thứ tự từ 1 đến ${question.options.length}.`,
        },
      ];
    if (question.kind === 'single' && new Set(chosen).size > 1)
      return [
        { field: `${field}.chosen`, code: 'options-too-many', detail: 'Câu này chỉ chọn một phương án.' },
      ];
    return [];
  });
}

/**
 * The score of a sheet without faults, in tenths of a point, rounded half up. A question counts when exactly its right options
 * were chosen; one that was left out counts nothing.
 */
export function graded({ questions }: Paper, choices: readonly Choice[]): number {
  const byId = new Map(choices.map(({ questionId, chosen }) => [questionId, new Set(chosen)]));
  const whole = questions.reduce((sum, { points }) => sum + points, 0);
  const earned = questions.reduce((sum, { id, correct, points }) => {
    const chosen = byId.get(id) ?? new Set();
    return chosen.size === correct.length && correct.every((place) => chosen.has(place)) ? sum + points : sum;
  }, 0);
  return Math.floor((earned * MOST_TENTHS * 2 + whole) / (whole * 2));
}
