/** Problems of a pilot as they are typed: their words, and which of them comes first. */
export interface TypedProblems {
  readonly texts: readonly string[];
  /** The place of the first among them. */
  readonly first: number;
}

interface Problem {
  readonly text: string;
  readonly primary: boolean;
}

/** At most so many are kept of one pilot. */
export const MOST_PROBLEMS = 20;

export const typedProblems = (problems: readonly Problem[]): TypedProblems => ({
  texts: problems.map(({ text }) => text),
  first: Math.max(
    0,
    problems.findIndex(({ primary }) => primary),
  ),
});

/** As they are sent: exactly one comes first. */
export const problemsOf = ({ texts, first }: TypedProblems): Problem[] =>
  texts.map((text, index) => ({ text: text.trim(), primary: index === first }));

/** Without one of them; the one that came first stays first, and where it goes itself, the first line is. */
export function without({ texts, first }: TypedProblems, at: number): TypedProblems {
  const left = texts.filter((_text, index) => index !== at);
  return { texts: left, first: at === first ? 0 : at < first ? first - 1 : first };
}
