/** A seed that once showed a fault, and which. */
export interface Regression {
  readonly seed: number;
  readonly shown: string;
}

/**
 * Seeds that found faults of the production classes, run again with every test. What a seed plays changes when the
 * simulation does, so each fault also has a test of its own beside the class.
 */
export const regressions: readonly Regression[] = [
  { seed: 5, shown: 'a partition halted as truncated, its bounds being older than the stored offset' },
  { seed: 27, shown: 'the same in a consumer that was stopped and went on' },
  { seed: 61, shown: 'the same while the broker answered late and the own loop went on' },
];
