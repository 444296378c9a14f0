import { describe, expect, test } from '@jest/globals';
import { amountOf, choicesOf, claimFaults, claimOf, noClaim, typedClaim } from './claim.js';

const ratio = { rule: { scoring: 'ratio' as const, min: 0, max: 100, cap: 100 }, maxPoints: 5 };
const declared = { rule: { scoring: 'declared' as const }, maxPoints: 5 };

describe('a claim', () => {
  test('of a ratio has two numbers, any other one has points', () => {
    expect(claimOf(ratio, { ...noClaim, numerator: '1.250', denominator: '2.500,5' })).toEqual({
      numerator: 1250,
      denominator: 2500.5,
    });
    expect(claimOf(declared, { ...noClaim, points: '2,5' })).toEqual({ selfScore: 2.5 });
  });

  test('comes back as it was sent', () => {
    for (const claim of [{ selfScore: 2.5 }, { numerator: 3, denominator: 4 }]) {
      const item = 'selfScore' in claim ? declared : ratio;
      expect(claimOf(item, typedClaim(claim))).toEqual(claim);
    }
  });

  test('says at which field there is no number', () => {
    expect(claimFaults(ratio, { ...noClaim, numerator: '3' }, 'số')).toEqual({ denominator: 'số' });
    expect(claimFaults(declared, noClaim, 'số')).toEqual({ selfScore: 'số' });
    expect(amountOf('-1')).toBeUndefined();
  });

  test('is chosen where only some points may be given', () => {
    const tiers = [
      { label: 'Tốt', points: 5 },
      { label: 'Khá', points: 3 },
    ];
    expect(choicesOf({ rule: { scoring: 'tiered', tiers }, maxPoints: 5 })).toEqual(tiers);
    expect(choicesOf({ rule: { scoring: 'binary' }, maxPoints: 2 })?.map(({ points }) => points)).toEqual([
      2, 0,
    ]);
    expect(choicesOf(declared)).toBeNull();
  });
});
