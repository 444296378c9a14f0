import { describe, expect, test } from '@jest/globals';
import { outcomeOf, wordsOf } from './pass-rule.js';

const both = { minAfterTenths: 65, minSharePercent: 80 };
const did = (present: number, afterTenths: number | null, sessions = 5) => ({
  present,
  sessions,
  afterTenths,
});

describe('an outcome', () => {
  test('without a rule: whoever was at a session has passed', () => {
    expect(outcomeOf(null, did(1, null))).toBe('passed');
    expect(outcomeOf(null, did(1, 0))).toBe('passed');
  });

  test('of somebody who never came is none, whatever the score', () => {
    expect(outcomeOf(null, did(0, 100))).toBeNull();
    expect(outcomeOf(both, did(0, 100))).toBeNull();
  });

  test.each([
    [did(4, 65), 'passed'],
    [did(5, 100), 'passed'],
    [did(3, 100), 'not-passed'],
    [did(4, 64), 'not-passed'],
    [did(5, null), 'not-passed'],
  ] as const)('with both asked for: %j is %s', (achievement, outcome) => {
    expect(outcomeOf(both, achievement)).toBe(outcome);
  });

  test('with a share alone asks for no score, and is not rounded in anybody’s favour', () => {
    const share = { minAfterTenths: null, minSharePercent: 67 };
    expect(outcomeOf(share, did(2, null, 3))).toBe('not-passed');
    expect(outcomeOf({ ...share, minSharePercent: 66 }, did(2, null, 3))).toBe('passed');
    expect(outcomeOf({ ...share, minSharePercent: 100 }, did(3, null, 3))).toBe('passed');
  });

  test('with a score alone asks for one session', () => {
    const score = { minAfterTenths: 50, minSharePercent: null };
    expect(outcomeOf(score, did(1, 50))).toBe('passed');
    expect(outcomeOf(score, did(5, 49))).toBe('not-passed');
  });
});

test('a rule in words', () => {
  expect(wordsOf(null)).toBe('Dự ít nhất một buổi học.');
  expect(wordsOf({ minAfterTenths: null, minSharePercent: 80 })).toBe('Dự ít nhất 80% số buổi học.');
  expect(wordsOf(both)).toBe(
    'Dự ít nhất 80% số buổi học và đạt từ 6,5 điểm trở lên (thang điểm 10) ở bài kiểm tra sau lớp học.',
  );
});
