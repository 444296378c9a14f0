import type { EventContract, EventData } from '@xaso/contracts-common';

/** What one fact adds to one figure. Figures are sums of these, so that each opens to the facts behind it. */
export interface Contribution {
  readonly indicator: string;
  readonly programme: string;
  /** The commune it counts for; absent where the fact spans communes. */
  readonly communeUnitId?: string | undefined;
  readonly numerator: number;
  readonly denominator: number;
}

/** A figure of the catalogue: its code, what it says, and how facts add up to it. */
export interface FigureDefinition {
  /** Stable code, `<domain>.<what>`. */
  readonly indicator: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly unit: string;
  /** What is counted, and against what: the source of the rule is docs/glossary.md. */
  readonly numeratorVi: string;
  readonly denominatorVi: string;
}

/** A fact as a reducer sees it: its name and payload. */
export interface FactSeen<C extends EventContract> {
  readonly type: string;
  readonly data: EventData<C>;
}

/** A ratio in percent with two decimals, never capped; null when there is nothing to compare with. */
export function percent(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.round((numerator * 10_000) / denominator) / 100;
}
