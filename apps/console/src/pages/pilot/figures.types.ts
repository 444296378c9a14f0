/** What a figure says of itself; the answer of indicators. */
export interface FigureDefinition {
  readonly indicator: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly kind: string;
  readonly unit: string;
  readonly measure: string;
  readonly numeratorVi: string;
  readonly denominatorVi: string;
  readonly persons: boolean;
  readonly sources: readonly string[];
  readonly definition: string;
  readonly better?: 'up' | 'down';
}

export interface Shown {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly value: number | null;
  readonly reason: string | null;
  readonly reasonVi: string | null;
  readonly suppressed: boolean;
}

export interface TargetOfFigure {
  readonly value: number;
  readonly unit: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly percent: number | null;
}

export interface FigureView extends FigureDefinition, Shown {
  readonly programme: string;
  readonly method: string | null;
  readonly liveOn: string | null;
  readonly missing: readonly {
    readonly communeUnitId: string;
    readonly reason: string;
    readonly reasonVi: string;
  }[];
  readonly baseline: number | null;
  readonly endline: number | null;
  readonly target: TargetOfFigure | null;
  readonly asOf: string | null;
  readonly knownAt: string | null;
  readonly synthetic: boolean;
  readonly events: number;
}

/** The part of a figure that belongs to one unit. */
export interface Cell extends Shown {
  readonly unitId: string | null;
  readonly name: string | null;
  readonly from: readonly string[];
}

export interface Unconverted extends Cell {
  readonly conversion: string;
  readonly conversionVi: string;
  readonly successors: readonly {
    readonly unitId: string;
    readonly name: string | null;
    readonly note: string;
  }[];
}

export interface Breakdown extends FigureDefinition {
  readonly programme: string;
  readonly units: 'recorded' | 'today';
  readonly cells: readonly Cell[];
  readonly unconverted: readonly Unconverted[];
  readonly total: Shown;
}

export interface FigureEvent {
  readonly eventId: string;
  readonly type: string;
  readonly aggregateId: string;
  readonly communeUnitId: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly synthetic: boolean;
  readonly onDate?: string | null;
  readonly observation?: {
    readonly revision: number;
    readonly phase: string;
    readonly period: string;
    readonly observedOn: string;
    readonly method: string;
    readonly unit: string;
    readonly value: number | null;
    readonly notMeasured: string | null;
    readonly suppressed: boolean;
  };
}

export interface Series {
  readonly periods: readonly string[];
  readonly values: readonly (number | null)[];
}

export interface Dashboard {
  readonly programme: string;
  readonly commune: string;
  readonly name: string | null;
  readonly figures: readonly (Pick<
    FigureView,
    | 'indicator'
    | 'titleVi'
    | 'kind'
    | 'unit'
    | 'better'
    | 'numerator'
    | 'denominator'
    | 'percent'
    | 'value'
    | 'reason'
    | 'reasonVi'
    | 'suppressed'
    | 'baseline'
    | 'endline'
    | 'target'
    | 'asOf'
    | 'synthetic'
    | 'events'
  > & { readonly series: Series })[];
}
