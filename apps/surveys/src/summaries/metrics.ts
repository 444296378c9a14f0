import { fitsType } from '../forms/answer-types.js';
import type { Answers, FormDefinition, FormIndicator } from '../forms/form-definition.js';

/** Fewer forms than this would tell of single households: what they say stays in the service. */
export const FEWEST_RESPONSES = 5;

/** An indicator in a commune, as far as the accepted forms answer it. */
export interface Metric {
  readonly indicator: string;
  readonly communeUnitId: string;
  /** Forms whose answer counts, or the sum of the number. */
  readonly numerator: number;
  /** Forms that answer, or the sum of the other number; at least 1. */
  readonly denominator: number;
  /** Forms it rests on. */
  readonly responses: number;
}

/** An indicator that too few forms of a commune answer: what they say is not told. */
export interface SuppressedMetric {
  readonly indicator: string;
  readonly communeUnitId: string;
  readonly suppressed: true;
}

export type MetricCell = Metric | SuppressedMetric;

export const isMeasured = (cell: MetricCell): cell is Metric => !('suppressed' in cell);

/** What of an accepted form is counted. */
export interface CountedForm {
  readonly communeUnitId: string;
  readonly answers: Answers;
}

/** Adds up the accepted forms of a round, in any order and in as many portions as they come. */
export class MetricTally {
  readonly #questions: readonly Question[];
  readonly #sums = new Map<string, Sum>();

  constructor(definition: FormDefinition) {
    this.#questions = questionsOf(definition);
  }

  add(forms: readonly CountedForm[]): void {
    for (const { communeUnitId, answers } of forms)
      for (const question of this.#questions) {
        const parts = partsOf(question, answers);
        if (!parts) continue;
        const { code } = question.indicator;
        const key = `${communeUnitId}\n${code}`;
        const sum = this.#sums.get(key) ?? empty(code, communeUnitId);
        sum.numerator += parts[0];
        sum.denominator += parts[1];
        sum.responses += 1;
        this.#sums.set(key, sum);
      }
  }

  /**
   * By indicator, then commune. What nobody answered, or whose denominator is 0, is not there: it was not measured, and 0 of 0
   * is no share. What fewer than `FEWEST_RESPONSES` forms answer is there without its numbers.
   */
  cells(): MetricCell[] {
    return [...this.#sums.values()]
      .sort((a, b) => compare(a.indicator, b.indicator) || compare(a.communeUnitId, b.communeUnitId))
      .flatMap((sum): MetricCell[] => {
        const { indicator, communeUnitId } = sum;
        if (sum.responses < FEWEST_RESPONSES) return [{ indicator, communeUnitId, suppressed: true }];
        return sum.denominator > 0 ? [{ ...sum }] : [];
      });
  }
}

interface Question {
  readonly path: string;
  readonly indicator: FormIndicator;
  readonly choices: ReadonlySet<string>;
}

type Sum = { -readonly [K in keyof Metric]: Metric[K] };

/** A larger number in one household's form is a slip of the finger, and would drown all others. */
const LARGEST_NUMBER = 1_000_000_000;

function questionsOf({ fields }: FormDefinition): Question[] {
  return fields.flatMap(({ path, indicator, choices }) =>
    indicator ? [{ path, indicator, choices: new Set(choices?.map(({ value }) => value)) }] : [],
  );
}

/** What a form adds to numerator and denominator. A device may send what does not fit the question: that is no answer. */
function partsOf({ path, indicator, choices }: Question, answers: Answers): [number, number] | undefined {
  if ('per' in indicator) {
    const number = numberIn(answers[path]);
    const per = numberIn(answers[indicator.per]);
    return number === undefined || per === undefined ? undefined : [number, per];
  }
  const chosen = answers[path]?.split(/\s+/).filter((value) => value !== '') ?? [];
  if (chosen.length === 0 || !chosen.every((value) => choices.has(value))) return undefined;
  return [chosen.some((value) => indicator.counts.includes(value)) ? 1 : 0, 1];
}

function numberIn(text: string | undefined): number | undefined {
  if (text === undefined || !fitsType('int', text)) return undefined;
  const number = Number(text);
  return number >= 0 && number <= LARGEST_NUMBER ? number : undefined;
}

const empty = (indicator: string, communeUnitId: string): Sum => ({
  indicator,
  communeUnitId,
  numerator: 0,
  denominator: 0,
  responses: 0,
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
