import type { EventContract, EventData } from '@xaso/contracts-common';

/** What one fact adds to one figure. Figures are sums of these, so that each opens to the facts behind it. */
export interface Contribution {
  readonly indicator: string;
  readonly programme: string;
  /** The commune it counts for; absent where the fact spans communes. */
  readonly communeUnitId?: string | undefined;
  readonly numerator: number;
  readonly denominator: number;
  /** The local day that the counted thing is of, `2022-06-01`, where its fact names one. */
  readonly onDate?: string;
}

/** What a fact says an aggregate counts for from now on, whatever it counted for before. */
export interface Replacement {
  readonly indicator: string;
  readonly programme: string;
  readonly communeUnitId?: string | undefined;
  readonly standsAt: number;
}

/** Kinds of figures: số đếm, tỷ lệ, trung bình, chênh lệch trước–sau, ước tính, số liệu từ bên ngoài. */
export type FigureKind = 'count' | 'ratio' | 'average' | 'difference' | 'estimate' | 'external';

/** A figure of the catalogue: its code, what it says, and how facts add up to it. */
export interface FigureDefinition {
  /** Stable code, `<domain>.<what>`. */
  readonly indicator: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly kind: FigureKind;
  /** What it is shown in. */
  readonly unit: string;
  /** The unit of measure that a target must share with it, as the facts name units. */
  readonly measure: string;
  /** What is counted, and against what: the source of the rule is docs/glossary.md. */
  readonly numeratorVi: string;
  /** Empty for anything but a ratio. */
  readonly denominatorVi: string;
  /** Whether it counts persons: small cells of its breakdown are suppressed. */
  readonly persons: boolean;
  /** Types of the facts it is made of; none while no service reports it. */
  readonly sources: readonly string[];
  /** Version of this definition. */
  readonly definition: string;
  /** Which way is an improvement, where that is known. */
  readonly better?: 'up' | 'down';
  /**
   * Each fact that is compared with adds one to the denominator, and says nothing of the numerator: while no other fact is
   * known, the numerator was not reported. (Quotas of an open round are different: no accepted form is 0 forms.)
   */
  readonly awaits?: true;
  /**
   * It counts how many different codes begin so and have something: a class adds to the code of what it taught. Nothing
   * else is right by commune, by province and on any day: what is different here may be the same over there.
   */
  readonly family?: string;
  /** Of an average: what the sum of one is worth in its unit, 0.1 for tenths. */
  readonly scale?: number;
  /** How it is found, where the definition says so itself. */
  readonly method?: string;
}

/** A fact as a reducer sees it: its name and payload. */
export interface FactSeen<C extends EventContract> {
  readonly type: string;
  readonly data: EventData<C>;
}

/** A ratio in percent with two decimals, never capped; null when there is nothing to compare with. */
export function percent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : rounded((numerator * 100) / denominator);
}

/** Two decimals, half away from zero, and never −0. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  return (Math.sign(value) * Math.round(Number((size * 100).toPrecision(15)))) / 100 + 0;
}
