import type { Answers } from '../forms/form-definition.js';

/** The name of the question for the number of the hamlet in the list of its commune, in every questionnaire that has one. */
const QUESTION = '/hamlet_no';
const NUMBER = /^\d{3}$/;

/** The hamlet a form is of, `007`; null where the form does not ask, nobody answered, or the answer is no such number. */
export function hamletOf(answers: Answers): string | null {
  const numbers = Object.entries(answers)
    .filter(([path, answer]) => path.endsWith(QUESTION) && NUMBER.test(answer))
    .map(([, answer]) => answer);
  return numbers.toSorted()[0] ?? null;
}
