import { describe, expect, test } from '@jest/globals';
import { flowingAgain, journeys } from './samples.js';

describe('what both ends have noted', () => {
  test('an event is found again by aggregate and version; of two effects the first counts', () => {
    const begins = [
      ['a', 1, -1, 10],
      ['a', 2, -1, 20],
      ['b', 1, -1, 30],
    ] as const;
    const ends = [
      ['b', 1, 0, 35],
      ['a', 1, 2, 14],
      ['a', 1, 2, 99],
    ] as const;
    expect(journeys(begins, ends)).toEqual([
      { committedAt: 10, partition: 2, effectAt: 14 },
      { committedAt: 30, partition: 0, effectAt: 35 },
    ]);
  });

  test('all flows again when the last partition does, with an event from after the kill', () => {
    const all = [
      { partition: 0, committedAt: 90, effectAt: 120 },
      { partition: 0, committedAt: 101, effectAt: 130 },
      { partition: 1, committedAt: 102, effectAt: 250 },
      { partition: 1, committedAt: 103, effectAt: 251 },
    ];
    expect(flowingAgain(all, 100, 2)).toBe(150);
    expect(flowingAgain(all, 100, 3)).toBeNaN();
  });
});
