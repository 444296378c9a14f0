import { rounded } from './figure.js';

/** The revision of a target that holds. */
export interface Target {
  readonly programme: string;
  readonly indicator: string;
  /** '' for one of the whole programme. */
  readonly communeUnitId: string;
  readonly value: number;
  readonly unit: string;
  /** Local days. */
  readonly issuedOn: string;
  readonly dueOn: string;
}

/** A target beside its figure. */
export interface TargetView {
  readonly value: number;
  readonly unit: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** How much of it is reached, in percent, never capped; null where units differ or there is no figure. */
  readonly percent: number | null;
}

/** Of the targets of one figure the one issued last, and how far it is reached. */
export function targetView(
  targets: readonly Target[],
  figure: { readonly measure: string; readonly reached: number | null },
): TargetView | null {
  const [first, ...others] = targets;
  if (!first) return null;
  const target = others.reduce((held, one) => (one.issuedOn >= held.issuedOn ? one : held), first);
  const { value, unit, issuedOn, dueOn } = target;
  const agrees = unit === figure.measure && value !== 0 && figure.reached !== null;
  return {
    value,
    unit,
    issuedOn,
    dueOn,
    percent: agrees ? rounded(((figure.reached ?? 0) * 100) / value) : null,
  };
}
