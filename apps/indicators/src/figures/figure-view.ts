import type { FigureDefinition } from './figure.js';
import { type Measured, type Missing, reasonVi } from './measure.js';
import { reached } from './reading.js';
import { type Target, targetView, type TargetView } from './target.js';

/** What a reader asked for, as it was written; absent for "everything up to now". */
export interface Asked {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** The facts behind a figure, together. */
export interface Behind {
  readonly events: number;
  readonly synthetic: boolean;
  readonly asOf: Date;
}

/** A figure as it is shown. Null means not measured; it is never 0 for lack of facts. */
export interface FigureView extends Omit<FigureDefinition, 'method'> {
  readonly programme: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** In percent, two decimals, never capped. */
  readonly percent: number | null;
  /** Of anything but a ratio. */
  readonly value: number | null;
  /** counted, or how the observations were made; estimates are always called so. */
  readonly method: string | null;
  /** The latest local day on which one of the counted things went live. */
  readonly liveOn: string | null;
  /** Why there is no value: a code, and in words. */
  readonly reason: string | null;
  readonly reasonVi: string | null;
  /** Communes that the value does not cover. */
  readonly missing: readonly (Missing & { readonly reasonVi: string })[];
  /** Whether a value is withheld because it counts too few persons. */
  readonly suppressed: boolean;
  readonly baseline: number | null;
  readonly endline: number | null;
  readonly target: TargetView | null;
  /** The latest business time among the facts counted. */
  readonly asOf: Date | null;
  /** Echo of what was asked, if it was. */
  readonly asked: Asked | null;
  readonly knownAt: string | null;
  /** Whether demonstration data is in it. */
  readonly synthetic: boolean;
  /** How many facts are behind it. */
  readonly events: number;
}

/** Everything a view is made of. */
export interface Parts {
  readonly programme: string;
  readonly reading: Measured;
  readonly behind?: Behind | undefined;
  readonly liveOn?: string | undefined;
  readonly targets?: readonly Target[] | undefined;
  readonly suppressed?: boolean | undefined;
}

/** A figure as it is shown, with its target and what it was asked for. */
export function viewOf(figure: FigureDefinition, parts: Parts, { asOf, knownAt }: Asked): FigureView {
  const { programme, behind, liveOn, targets = [], suppressed = false } = parts;
  const reading = suppressed ? withheld(parts.reading) : parts.reading;
  const { numerator, denominator, percent, value, reason, baseline = null, endline = null } = reading;
  return {
    ...figure,
    unit: figure.kind === 'difference' ? figure.unit : (reading.unit ?? figure.unit),
    definition: reading.definition ?? figure.definition,
    programme,
    numerator,
    denominator,
    percent,
    value,
    method: figure.method ?? reading.method,
    liveOn: liveOn ?? null,
    reason,
    reasonVi: reason === null ? null : reasonVi(reason),
    missing: reading.missing.map((one) => ({ ...one, reasonVi: reasonVi(one.reason) })),
    suppressed,
    baseline,
    endline,
    target: targetView(targets, { measure: figure.measure, reached: reached(figure, reading) }),
    asOf: behind?.asOf ?? null,
    asked: asOf === undefined && knownAt === undefined ? null : { asOf, knownAt },
    knownAt: knownAt ?? null,
    synthetic: behind?.synthetic ?? false,
    events: behind?.events ?? 0,
  };
}

/** The same without its numbers, because they count too few persons. */
export const withheld = (reading: Measured): Measured => ({
  unit: reading.unit,
  method: reading.method,
  definition: reading.definition,
  missing: reading.missing,
  numerator: null,
  denominator: null,
  percent: null,
  value: null,
  reason: 'suppressed',
});

/** Several facts behind a figure as one. */
export function together(parts: readonly Behind[]): Behind | undefined {
  const [first, ...others] = parts;
  return (
    first &&
    others.reduce(
      (all, one) => ({
        events: all.events + one.events,
        synthetic: all.synthetic || one.synthetic,
        asOf: one.asOf > all.asOf ? one.asOf : all.asOf,
      }),
      { events: first.events, synthetic: first.synthetic, asOf: first.asOf },
    )
  );
}
