import { DomainError, type FieldFault } from '@xaso/kernel';

/** How points are given: all or nothing, by tier, by a ratio, or as declared. */
export const SCORINGS = ['binary', 'tiered', 'ratio', 'declared'] as const;
export type Scoring = (typeof SCORINGS)[number];

export interface Tier {
  readonly label: string;
  readonly points: number;
}

/** The rule of an item. Percentages are of the ratio numerator / denominator. */
export type ScoringRule =
  | { readonly scoring: 'binary' }
  | { readonly scoring: 'declared' }
  | { readonly scoring: 'tiered'; readonly tiers: readonly Tier[] }
  | {
      readonly scoring: 'ratio';
      /** Where points begin: none here. Above `max` where fewer is better. */
      readonly min: number;
      /** Where all points are given. */
      readonly max: number;
      /** The most that is given, in percent of the item's points. */
      readonly cap: number;
    };

/** What a commune says of itself: points, or the two numbers of a ratio. */
export type Claim =
  { readonly selfScore: number } | { readonly numerator: number; readonly denominator: number };

/**
 * The points of a claim, with two decimals. @throws DomainError invalid when the claim does not fit the rule
 */
export function pointsOf(rule: ScoringRule, maxPoints: number, better: 'up' | 'down', claim: Claim): number {
  if (rule.scoring === 'ratio') {
    if (!('numerator' in claim))
      throw refusal('numerator', 'ratio-missing', 'Chỉ tiêu này chấm theo tỷ lệ: hãy ghi tử số và mẫu số.');
    return byRatio(rule, maxPoints, claim.numerator, claim.denominator, better);
  }
  if (!('selfScore' in claim))
    throw refusal('selfScore', 'self-score-missing', 'Chỉ tiêu này cần điểm tự chấm, không phải tỷ lệ.');
  const points = rounded(claim.selfScore);
  assertAllowed(rule, maxPoints, points, 'selfScore');
  return points;
}

/** Whether a reviewer may give these points. @throws DomainError invalid */
export function assertAllowed(rule: ScoringRule, maxPoints: number, points: number, field: string): void {
  if (rule.scoring === 'binary' && points !== 0 && points !== maxPoints)
    throw refusal(field, 'not-all-or-nothing', `Chỉ tiêu này được ${maxPoints} điểm hoặc 0 điểm.`);
  if (rule.scoring === 'tiered' && !rule.tiers.some((tier) => tier.points === points))
    throw refusal(
      field,
      'not-a-tier',
      `Điểm phải là một trong các mức: ${rule.tiers.map(({ label, points: of }) => `${label} = ${of}`).join('; ')}.`,
    );
  const most = rule.scoring === 'ratio' ? rounded((maxPoints * rule.cap) / 100) : maxPoints;
  if (points < 0 || points > most) throw refusal(field, 'points-out-of-range', `Điểm phải từ 0 đến ${most}.`);
}

function byRatio(
  { min, max, cap }: Extract<ScoringRule, { scoring: 'ratio' }>,
  maxPoints: number,
  numerator: number,
  denominator: number,
  better: 'up' | 'down',
): number {
  if (denominator <= 0)
    throw refusal(
      'denominator',
      'denominator-zero',
      'Mẫu số phải lớn hơn 0; không có đối tượng thì để trống chỉ tiêu này, không ghi 0.',
    );
  if (numerator < 0) throw refusal('numerator', 'numerator-negative', 'Tử số không được âm.');
  const percent = (numerator / denominator) * 100;
  const share = better === 'up' ? (percent - min) / (max - min) : (min - percent) / (min - max);
  return rounded(maxPoints * Math.min(Math.max(share, 0), cap / 100));
}

/** Points have two decimals, in a set as in what is claimed and reviewed. */
export const POINT_DECIMALS = 2;
const rounded = (points: number): number =>
  Math.round((points + Number.EPSILON) * 10 ** POINT_DECIMALS) / 10 ** POINT_DECIMALS;

/** Points as they count; undefined for a number with more decimals, but for what a computer adds to it by itself. */
export function exactPoints(number: number): number | undefined {
  const points = rounded(number);
  return Math.abs(points - number) < 1e-9 ? points : undefined;
}

function refusal(field: string, code: string, detail: string): DomainError {
  const fault: FieldFault = { field, code, detail };
  return new DomainError('invalid', code, `${detail} Chưa lưu gì.`, [fault]);
}
