import type { Claim, IndicatorItem } from '../../../api/programme/types.gen.js';
import { parseNumber } from '../../../format/parse-number.js';

/** What was typed of a claim: points, or the two numbers of a ratio. */
export interface TypedClaim {
  readonly points: string;
  readonly numerator: string;
  readonly denominator: string;
}

export const noClaim: TypedClaim = { points: '', numerator: '', denominator: '' };

const comma = (value: number): string => String(value).replace('.', ',');

/** As it is edited. */
export const typedClaim = (claim: Claim): TypedClaim =>
  'selfScore' in claim
    ? { ...noClaim, points: comma(claim.selfScore) }
    : { points: '', numerator: comma(claim.numerator), denominator: comma(claim.denominator) };

/** A number from 0; undefined for anything else. */
export function amountOf(typed: string): number | undefined {
  const value = parseNumber(typed);
  return value !== undefined && value >= 0 ? value : undefined;
}

/** What is sent, by how the item is scored. */
export const claimOf = (item: Pick<IndicatorItem, 'rule'>, typed: TypedClaim): Claim =>
  item.rule.scoring === 'ratio'
    ? { numerator: amountOf(typed.numerator) ?? 0, denominator: amountOf(typed.denominator) ?? 0 }
    : { selfScore: amountOf(typed.points) ?? 0 };

/** The fields that hold no number. */
export function claimFaults(
  item: Pick<IndicatorItem, 'rule'>,
  typed: TypedClaim,
  message: string,
): Record<string, string> {
  const asked =
    item.rule.scoring === 'ratio' ? (['numerator', 'denominator'] as const) : (['points'] as const);
  return Object.fromEntries(
    asked.filter((name) => amountOf(typed[name]) === undefined).map((name) => [FIELD[name], message]),
  );
}

/** What a service calls the fields of a claim. */
const FIELD = { points: 'selfScore', numerator: 'numerator', denominator: 'denominator' } as const;

/** The points among which one chooses; null where any number up to the most may be given. */
export function choicesOf({
  rule,
  maxPoints,
}: Pick<IndicatorItem, 'rule' | 'maxPoints'>):
  readonly { readonly points: number; readonly label: string | null }[] | null {
  if (rule.scoring === 'binary')
    return [
      { points: maxPoints, label: null },
      { points: 0, label: null },
    ];
  return rule.scoring === 'tiered' ? rule.tiers : null;
}
