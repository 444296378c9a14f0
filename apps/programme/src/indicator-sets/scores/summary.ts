import type { IndicatorSet } from '../indicator-set.js';
import type { Score } from './score.js';

/** What an item of the set came to; null where nobody scored it, which is not zero. */
export interface ScoredItem {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: number;
  readonly score: Score | null;
}

export interface ScoreSummary {
  readonly communeUnitId: string;
  readonly period: string;
  readonly items: readonly ScoredItem[];
  /** Of what was scored; null when nothing was. */
  readonly total: number | null;
  /** Of the items that were scored. */
  readonly maxOfScored: number;
  /** Of the whole set. */
  readonly max: number;
  readonly notScored: number;
}

/** The scores of one commune in one period against the whole set. */
export function summaryOf(
  set: Pick<IndicatorSet, 'items'>,
  communeUnitId: string,
  period: string,
  scores: readonly Score[],
): ScoreSummary {
  const byCode = new Map(scores.map((score) => [score.itemCode, score]));
  const items = set.items.map(({ code, name, maxPoints }): ScoredItem => ({
    code,
    name,
    maxPoints,
    score: byCode.get(code) ?? null,
  }));
  const scored = items.filter(({ score }) => score !== null);
  return {
    communeUnitId,
    period,
    items,
    total: scored.length === 0 ? null : sum(scored.map(({ score }) => score?.points ?? 0)),
    maxOfScored: sum(scored.map(({ maxPoints }) => maxPoints)),
    max: sum(items.map(({ maxPoints }) => maxPoints)),
    notScored: items.length - scored.length,
  };
}

/** Points have two decimals; their sum has no more. */
const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100;
