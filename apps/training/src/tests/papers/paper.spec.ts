import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { ask, type Question, type QuestionInput } from '../questions/question.js';
import { choiceFaults, composed, graded, type Paper, samePaper } from './paper.js';

const bankOf = (...inputs: Partial<QuestionInput>[]): Question[] =>
  inputs.map(
    (input, index) =>
      ask(
        { id: `q${index + 1}`, curriculumId: 'c', createdAt: new Date(0), createdBy: 'lead' },
        { kind: 'single', text: 'Hỏi?', options: ['a', 'b', 'c'], correct: [1], points: 1, ...input },
      ).next,
  );
const BANK = bankOf({}, { correct: [2] }, { kind: 'multiple', correct: [1, 3], points: 4 });
const paper: Paper = { classId: 'k', stage: 'after', questions: composed(BANK, undefined) };
const choose = (questionId: string, ...chosen: number[]) => ({ questionId, chosen });

describe('a paper', () => {
  test('has the whole bank, or what is asked for in its order', () => {
    expect(paper.questions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    const some = composed(BANK, ['q3', 'q1']);
    expect(some.map(({ id }) => id)).toEqual(['q3', 'q1']);
    expect([samePaper(some, composed(BANK, ['q3', 'q1'])), samePaper(some, paper.questions)]).toEqual([
      true,
      false,
    ]);
  });

  test('has no question twice, and none from elsewhere', () => {
    expect(refusal(() => composed(BANK, ['q1', 'q9', 'q1']))).toEqual({
      is: 'invalid paper-invalid',
      faults: ['questionIds.1 question-unknown', 'questionIds.2 question-twice'],
    });
    expect(refusal(() => composed([], undefined)).is).toBe('conflict bank-empty');
  });
});

describe('a sheet', () => {
  test.each([
    ['everything right', [choose('q1', 1), choose('q2', 2), choose('q3', 3, 1)], 100],
    ['nothing answered', [], 0],
    ['the weights count', [choose('q3', 1, 3)], 67],
    ['half of a multiple choice is none', [choose('q1', 1), choose('q3', 1)], 17],
    ['one too many is none', [choose('q1', 1), choose('q3', 1, 2, 3)], 17],
    ['the same option said twice is one', [choose('q1', 1, 1)], 17],
    ['left empty', [choose('q1')], 0],
  ])('%s', (_what, choices, tenths) => {
    expect(choiceFaults(paper, choices)).toEqual([]);
    expect(graded(paper, choices)).toBe(tenths);
  });

  test('is rounded half up', () => {
    const eight = {
      ...paper,
      questions: composed(bankOf(...Array.from({ length: 8 }, () => ({}))), undefined),
    };
    expect(graded(eight, [choose('q1', 1)])).toBe(13);
    expect(graded(eight, [choose('q1', 1), choose('q2', 1), choose('q3', 1)])).toBe(38);
  });

  test('is refused by the place of what is wrong', () => {
    const faults = choiceFaults(paper, [
      choose('q9', 1),
      choose('q1', 0),
      choose('q2', 1, 2),
      choose('q3', 4),
      choose('q1', 1),
    ]);
    expect(faults.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'choices.0.questionId question-unknown',
      'choices.1.chosen option-unknown',
      'choices.2.chosen options-too-many',
      'choices.3.chosen option-unknown',
      'choices.4 question-twice',
    ]);
  });
});
