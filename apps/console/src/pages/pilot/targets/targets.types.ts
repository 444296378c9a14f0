export const UNITS = ['percent', 'people', 'VND', 'count', 'points', 'hours', 'minutes'] as const;

export interface AimRevision {
  readonly revision: number;
  readonly value: number;
  readonly unit: string;
  readonly issuer: string;
  readonly documentId: string | null;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly reason: string | null;
  readonly by: string;
}

/** A target as programme answers it: the latest revision holds. */
export interface Target {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly pilotId: string | null;
  readonly indicator: string;
  readonly revisions: readonly AimRevision[];
  readonly synthetic: boolean;
}
