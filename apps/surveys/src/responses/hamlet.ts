import type { UnitId } from '@xaso/kernel';
import { HAMLET_QUESTION } from '../common/hamlet-question.js';
import type { Answers } from '../forms/form-definition.js';

const QUESTION = `/${HAMLET_QUESTION}`;
const NUMBER = /^\d{3}$/;

/** The hamlet a form is of, `007`; null where the form does not ask, nobody answered, or the answer is no such number. */
export function hamletOf(answers: Answers): string | null {
  const numbers = Object.entries(answers)
    .filter(([path, answer]) => path.endsWith(QUESTION) && NUMBER.test(answer))
    .map(([, answer]) => answer);
  return numbers.toSorted()[0] ?? null;
}

/** The code of a hamlet, `17335-007`, as accounts are kept to it; null for a form that is of no hamlet. */
export const hamletCode = (communeUnitId: UnitId, hamletNo: string | null): string | null =>
  hamletNo === null ? null : `${communeUnitId.split('@', 1)[0]}-${hamletNo}`;
