import { QUESTION_KINDS, type Question } from '../training.types.js';

/** An option as it is typed, and whether it is right. */
export interface OptionDraft {
  readonly text: string;
  readonly right: boolean;
}

const NO_OPTION: OptionDraft = { text: '', right: false };

/** What a new question begins with; a question has two options at least, and ten at most. */
export const NO_OPTIONS: readonly OptionDraft[] = [NO_OPTION, NO_OPTION];
export const MOST_OPTIONS = 10;

export const withOption = (options: readonly OptionDraft[]): readonly OptionDraft[] =>
  options.length < MOST_OPTIONS ? [...options, NO_OPTION] : options;

/** Marks an option right or wrong; where one alone may be right, the others become wrong. */
export const marked = (
  options: readonly OptionDraft[],
  place: number,
  right: boolean,
  kind: string,
): readonly OptionDraft[] =>
  options.map((option, index) => {
    if (index === place) return { ...option, right };
    return right && kind === QUESTION_KINDS[0] ? { ...option, right: false } : option;
  });

/** Options and the places of the right ones, as they are sent: what was left empty is none. */
export function optionsOf(options: readonly OptionDraft[]): Pick<Question, 'options' | 'correct'> {
  const given = options.filter(({ text }) => text.trim() !== '');
  return {
    options: given.map(({ text }) => text.trim()),
    correct: given.flatMap(({ right }, index) => (right ? [index + 1] : [])),
  };
}
