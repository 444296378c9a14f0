export const OBSERVATION_STATES = ['draft', 'submitted', 'approved', 'locked'] as const;
export type ObservationState = (typeof OBSERVATION_STATES)[number];

export interface Signature {
  readonly by: string;
  readonly at: string;
}

/** One revision of what was measured; the answer of programme. */
export interface ObservationRevision {
  readonly revision: number;
  readonly state: ObservationState;
  readonly reason: string | null;
  readonly campaignId: string | null;
  readonly recorded: Signature;
  readonly approval: Signature | null;
  readonly definition: string;
  readonly observedOn: string;
  readonly method: string;
  readonly issuer: string | null;
  readonly unit: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly notMeasured: string | null;
  readonly explanation: string | null;
  readonly evidence: readonly string[];
}

export interface Observation {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly pilotId: string;
  readonly communeUnitId: string;
  readonly indicator: string;
  readonly phase: string;
  readonly period: string;
  readonly state: ObservationState;
  readonly revisions: readonly ObservationRevision[];
  readonly synthetic: boolean;
  readonly createdAt: string;
}
