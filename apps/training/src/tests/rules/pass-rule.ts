import type { Outcome } from '@xaso/contracts-training';
import { pointsText } from '../scores/points.js';

/** What has to be done to pass; whatever is null is not asked for. At least one is there. */
export interface PassRule {
  /** Lowest score of the test after the class, in tenths of a point, 1 to 100. */
  readonly minAfterTenths: number | null;
  /** Smallest share of the sessions, in percent, 1 to 100. */
  readonly minSharePercent: number | null;
}

/** What somebody did in a class. */
export interface Achievement {
  /** Sessions at which the person was, of how many there were. */
  readonly present: number;
  readonly sessions: number;
  /** Score of the test after the class, in tenths; null when it was not taken. */
  readonly afterTenths: number | null;
}

/**
 * How somebody ends who was enrolled; null for one who was at no session. Without a rule whoever came has passed. A score that
 * is asked for and that nobody measured does not meet it.
 */
export function outcomeOf(
  rule: PassRule | null,
  { present, sessions, afterTenths }: Achievement,
): Outcome | null {
  if (present === 0) return null;
  const { minAfterTenths, minSharePercent } = rule ?? { minAfterTenths: null, minSharePercent: null };
  const came = minSharePercent === null || present * 100 >= minSharePercent * sessions;
  const scored = minAfterTenths === null || (afterTenths !== null && afterTenths >= minAfterTenths);
  return came && scored ? 'passed' : 'not-passed';
}

/** The rule in words: what a certificate says had to be done. */
export function wordsOf(rule: PassRule | null): string {
  const { minAfterTenths, minSharePercent } = rule ?? { minAfterTenths: null, minSharePercent: null };
  const came =
    minSharePercent === null ? 'Dự ít nhất một buổi học' : `Dự ít nhất ${minSharePercent}% số buổi học`;
  if (minAfterTenths === null) return `${came}.`;
  return `${came} và đạt từ ${pointsText(minAfterTenths)} điểm trở lên (thang điểm 10) ở bài kiểm tra sau lớp học.`;
}
