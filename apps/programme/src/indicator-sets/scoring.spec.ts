import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { assertAllowed, pointsOf, type ScoringRule } from './scoring.js';

const RATIO = { scoring: 'ratio', min: 0, max: 100, cap: 100 } as const;
const TIERED: ScoringRule = {
  scoring: 'tiered',
  tiers: [
    { label: 'Bí thư', points: 10 },
    { label: 'Phó', points: 5 },
    { label: 'Không có', points: 0 },
  ],
};
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

describe('points by a ratio', () => {
  const of = (
    numerator: number,
    denominator: number,
    rule: Partial<typeof RATIO> | object = {},
    better: 'up' | 'down' = 'up',
  ) => pointsOf({ ...RATIO, ...rule }, 20, better, { numerator, denominator });

  test.each([
    ['half', of(1, 2), 10],
    ['a third, to two decimals', of(1, 3), 6.67],
    ['nothing reached', of(0, 7), 0],
    ['more than all, capped', of(161, 150), 20],
    ['more than all with a cap of 120 %', of(161, 150, { cap: 120 }), 21.47],
    ['far more with a cap of 120 %', of(3, 1, { cap: 120 }), 24],
    ['below where points begin', of(1, 4, { min: 30 }), 0],
    ['between begin and end', of(60, 100, { min: 40, max: 80 }), 10],
    ['at the end', of(80, 100, { min: 40, max: 80 }), 20],
    ['fewer is better: none', of(0, 10, { min: 50, max: 0 }, 'down'), 20],
    ['fewer is better: half the way', of(25, 100, { min: 50, max: 0 }, 'down'), 10],
    ['fewer is better: too many', of(70, 100, { min: 50, max: 0 }, 'down'), 0],
  ])('%s', (_what, points, expected) => expect(points).toBe(expected));

  test('a denominator of 0 is nothing to score; points instead of numbers are refused', () => {
    expect(codeOf(() => of(0, 0))).toBe('denominator-zero');
    expect(codeOf(() => of(-1, 5))).toBe('numerator-negative');
    expect(codeOf(() => pointsOf(RATIO, 20, 'up', { selfScore: 20 }))).toBe('ratio-missing');
  });

  test('a reviewer gives no more than the cap', () => {
    expect(codeOf(() => assertAllowed({ ...RATIO, cap: 120 }, 20, 24, 'points'))).toBeUndefined();
    expect(codeOf(() => assertAllowed(RATIO, 20, 20.01, 'points'))).toBe('points-out-of-range');
  });
});

describe('points without a ratio', () => {
  test.each<[string, ScoringRule, number, string | undefined]>([
    ['all', { scoring: 'binary' }, 10, undefined],
    ['nothing', { scoring: 'binary' }, 0, undefined],
    ['a half where it is all or nothing', { scoring: 'binary' }, 5, 'not-all-or-nothing'],
    ['a tier', TIERED, 5, undefined],
    ['between tiers', TIERED, 7, 'not-a-tier'],
    ['declared', { scoring: 'declared' }, 3.25, undefined],
    ['declared beyond the most', { scoring: 'declared' }, 10.5, 'points-out-of-range'],
    ['declared below nothing', { scoring: 'declared' }, -1, 'points-out-of-range'],
  ])('%s', (_what, rule, selfScore, code) => {
    expect(codeOf(() => pointsOf(rule, 10, 'up', { selfScore }))).toBe(code);
  });

  test('two numbers where points are asked for', () => {
    expect(codeOf(() => pointsOf(TIERED, 10, 'up', { numerator: 1, denominator: 2 }))).toBe(
      'self-score-missing',
    );
  });
});
