import type { ClassResults } from '@xaso/contracts-training';

/** How a class did on average, over those who took both tests; points of 0 to 10 with two decimals. */
export interface Averages {
  readonly before: number;
  readonly after: number;
  /** Worked out from the sums, not from the two rounded averages. */
  readonly gain: number;
}

/** What a class came to. Null is what nobody measured: it is never 0. */
export interface SeenResults extends Pick<ClassResults, 'enrolled' | 'attended' | 'tested'> {
  /** Null until the class is completed. */
  readonly passed: number | null;
  readonly notPassed: number | null;
  /** Null when nobody took both tests. */
  readonly averageBefore: number | null;
  readonly averageAfter: number | null;
  readonly gain: number | null;
}

/** Null when nobody took both tests. */
export function averagesOf({
  tested,
  beforeSum,
  afterSum,
}: Pick<ClassResults, 'tested' | 'beforeSum' | 'afterSum'>): Averages | null {
  if (tested === 0) return null;
  const points = (tenths: number): number => Math.round((tenths * 10) / tested) / 100;
  return { before: points(beforeSum), after: points(afterSum), gain: points(afterSum - beforeSum) };
}

/** @param settled whether the class is completed */
export function seenResults(results: ClassResults, settled: boolean): SeenResults {
  const { enrolled, attended, passed, notPassed, tested } = results;
  const averages = averagesOf(results);
  return {
    enrolled,
    attended,
    passed: settled ? passed : null,
    notPassed: settled ? notPassed : null,
    tested,
    averageBefore: averages?.before ?? null,
    averageAfter: averages?.after ?? null,
    gain: averages?.gain ?? null,
  };
}
