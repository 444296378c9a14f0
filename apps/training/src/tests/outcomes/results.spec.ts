import { describe, expect, test } from '@jest/globals';
import { averagesOf, seenResults } from './results.js';

const results = {
  enrolled: 32,
  attended: 31,
  passed: 28,
  notPassed: 3,
  tested: 30,
  beforeSum: 1_215,
  afterSum: 2_340,
};

describe('results of a class', () => {
  test('are averages over those who took both tests, in points', () => {
    expect(averagesOf(results)).toEqual({ before: 4.05, after: 7.8, gain: 3.75 });
    expect(averagesOf({ tested: 3, beforeSum: 100, afterSum: 110 })).toEqual({
      before: 3.33,
      after: 3.67,
      gain: 0.33,
    });
  });

  test('may be a loss', () => {
    expect(averagesOf({ tested: 2, beforeSum: 120, afterSum: 100 })?.gain).toBe(-1);
  });

  test('were measured or are null: a test that nobody took is no 0, a test that all failed is', () => {
    const nobody = { ...results, tested: 0, beforeSum: 0, afterSum: 0 };
    expect(seenResults(nobody, true)).toEqual({
      ...{ enrolled: 32, attended: 31, passed: 28, notPassed: 3, tested: 0 },
      ...{ averageBefore: null, averageAfter: null, gain: null },
    });
    expect(averagesOf({ tested: 5, beforeSum: 0, afterSum: 0 })).toEqual({ before: 0, after: 0, gain: 0 });
  });

  test('say nothing of who passed until the class is completed', () => {
    expect(seenResults({ ...results, passed: 0, notPassed: 0 }, false)).toMatchObject({
      attended: 31,
      passed: null,
      notPassed: null,
    });
  });
});
