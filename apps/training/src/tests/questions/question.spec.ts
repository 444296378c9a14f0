import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { ask, assertQuestions, type QuestionInput, withdraw } from './question.js';

const input: QuestionInput = {
  kind: 'single',
  text: 'Mật khẩu nào an toàn hơn?',
  options: ['123456', 'Một câu dài dễ nhớ'],
  correct: [2],
  points: 1,
};
const of = {
  id: '0190a000-0000-7000-8000-000000000001',
  curriculumId: '0190a000-0000-7000-8000-0000000000c5',
  createdAt: new Date('2022-06-01T00:00:00Z'),
  createdBy: 'lead',
};
const faultsOf = (changes: Partial<QuestionInput>) =>
  refusal(() => assertQuestions([input, { ...input, ...changes }])).faults;

describe('a question', () => {
  test('is asked with its right options in order, and withdrawn once', () => {
    const { next } = ask(of, { ...input, kind: 'multiple', correct: [2, 1] });
    expect(next).toMatchObject({ version: 1, correct: [1, 2], withdrawnAt: null });
    const at = new Date('2022-06-02T00:00:00Z');
    const gone = withdraw(next, 'hỏi không rõ', at).next;
    expect(gone).toMatchObject({ version: 2, withdrawnAt: at, withdrawnReason: 'hỏi không rõ' });
    expect(refusal(() => withdraw(gone, 'x', at)).is).toBe('conflict question-withdrawn');
  });

  test.each([
    ['with one option', { options: ['a'], correct: [1] }, ['questions.1.options options-too-few']],
    ['with an option twice', { options: ['a', 'a'] }, ['questions.1.options.1 option-twice']],
    ['without a right option', { correct: [] }, ['questions.1.correct correct-missing']],
    ['with a right option that is none', { correct: [0] }, ['questions.1.correct correct-unknown']],
    ['with one beyond the last', { correct: [3] }, ['questions.1.correct correct-unknown']],
    ['with one twice', { kind: 'multiple', correct: [1, 1] } as const, ['questions.1.correct correct-twice']],
    ['of a single choice with two', { correct: [1, 2] }, ['questions.1.correct correct-too-many']],
  ])('%s is refused by its place', (_what, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  test('is refused with everything that is wrong at once', () => {
    expect(faultsOf({ options: ['a', 'a'], correct: [] })).toHaveLength(2);
    expect(() => assertQuestions([input])).not.toThrow();
  });
});
