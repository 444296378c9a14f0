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
  { seed: 5, shown: 'a partition halted because its bounds were asked before another owner went on' },
  { seed: 93, shown: 'the same, because the broker answered late and the own loop had gone on' },
];
