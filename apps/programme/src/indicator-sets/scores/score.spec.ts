import { describe, expect, test } from '@jest/globals';
import { DomainError, type UnitId } from '@xaso/kernel';
import type { IndicatorItem } from '../indicator-set.js';
import { approveScore, correctScore, publishScore, review, scoreSelf } from './score.js';
import { summaryOf } from './summary.js';

const ITEM: IndicatorItem = {
  code: 'A1',
  name: 'x',
  numerator: 'a',
  denominator: 'b',
  unit: '%',
  target: null,
  maxPoints: 10,
  rule: { scoring: 'ratio', min: 0, max: 100, cap: 100 },
  better: 'up',
  evidenceRequired: true,
};
const HOME = {
  id: 'i',
  setId: 's',
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  period: '2022',
  itemCode: 'A1',
  createdAt: new Date('2023-01-10T00:00:00Z'),
};
const deed = (by: string, on = '2023-01-10') => ({ by, on, at: '2023-01-10T02:00:00.000Z' });
const given = { claim: { numerator: 1, denominator: 2 }, evidence: [{ url: 'https://example.org' }] };
const self = () => scoreSelf(HOME, ITEM, given, deed('commune')).next;
const confirm = { points: null, reason: null };
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : 'other';
  }
};

describe('a score', () => {
  test('is reviewed, approved and published; every step names who', () => {
    const reviewed = review(self(), ITEM, { points: 4, reason: 'thiếu hồ sơ' }, deed('reviewer')).next;
    const published = publishScore(approveScore(reviewed, deed('leader')).next, deed('leader')).next;
    expect(published).toMatchObject({ state: 'published', points: 4, claim: given.claim, version: 4 });
    expect(published.steps.map(({ to, points, by }) => [to, points, by])).toEqual([
      ['self-scored', 5, 'commune'],
      ['reviewed', 4, 'reviewer'],
      ['approved', 4, 'leader'],
      ['published', 4, 'leader'],
    ]);
  });

  test('no step is left out, taken twice or dated before the one it follows', () => {
    expect(codeOf(() => approveScore(self(), deed('leader')))).toBe('score-self-scored');
    expect(codeOf(() => publishScore(self(), deed('leader')))).toBe('score-self-scored');
    const reviewed = review(self(), ITEM, confirm, deed('reviewer')).next;
    expect(codeOf(() => review(reviewed, ITEM, confirm, deed('other')))).toBe('score-reviewed');
    expect(codeOf(() => approveScore(reviewed, deed('leader', '2023-01-09')))).toBe('day-before-last');
  });

  test('nobody reviews or approves what they scored themselves; other points need a reason and fit the rule', () => {
    expect(codeOf(() => review(self(), ITEM, confirm, deed('commune')))).toBe('own-score');
    const reviewed = review(self(), ITEM, confirm, deed('reviewer')).next;
    expect(codeOf(() => approveScore(reviewed, deed('commune')))).toBe('own-record');
    expect(codeOf(() => review(self(), ITEM, { points: 4, reason: null }, deed('reviewer')))).toBe(
      'reason-missing',
    );
    expect(codeOf(() => review(self(), ITEM, { points: 11, reason: 'x' }, deed('reviewer')))).toBe(
      'points-out-of-range',
    );
  });

  test('evidence is asked for where the set asks for it', () => {
    expect(codeOf(() => scoreSelf(HOME, ITEM, { ...given, evidence: [] }, deed('commune')))).toBe(
      'evidence-missing',
    );
    const free = { ...ITEM, evidenceRequired: false };
    expect(codeOf(() => scoreSelf(HOME, free, { ...given, evidence: [] }, deed('commune')))).toBeUndefined();
  });

  test('a correction begins anew and keeps what was said before', () => {
    const reviewed = review(self(), ITEM, confirm, deed('reviewer')).next;
    const claim = { numerator: 1, denominator: 1 };
    const { next } = correctScore(reviewed, ITEM, { ...given, claim }, 'nhập nhầm', deed('commune'));
    expect(next).toMatchObject({ state: 'self-scored', points: 10, claim });
    expect(next.steps.map(({ reason }) => reason)).toEqual([null, null, 'nhập nhầm']);
  });

  test('the sum is of what was scored; what was not is null, not zero', () => {
    const set = { items: [ITEM, { ...ITEM, code: 'A2', maxPoints: 7.5 }] };
    expect(summaryOf(set, HOME.communeUnitId, '2022', [self()])).toMatchObject({
      total: 5,
      maxOfScored: 10,
      max: 17.5,
      notScored: 1,
      items: [{ score: { points: 5 } }, { score: null }],
    });
    expect(summaryOf(set, HOME.communeUnitId, '2022', []).total).toBeNull();
  });
});
