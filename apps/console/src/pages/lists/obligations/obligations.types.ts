/** "Rõ người, rõ việc": the offices that each do one thing. */
export const DUTIES = ['collector', 'creator', 'standardiser', 'verifier', 'approver'] as const;
export type Duties = Readonly<Record<(typeof DUTIES)[number], string>>;
export const STANDINGS = ['met', 'due', 'overdue'] as const;
export type Standing = (typeof STANDINGS)[number];

/** A data set that must be there, as programme answers it in a list. */
export interface Obligation {
  readonly id: string;
  readonly version: number;
  readonly programme: string;
  readonly communeUnitId: string;
  readonly commune: string;
  readonly pilotId: string;
  readonly dataset: string;
  readonly duties: Duties;
  readonly method: string;
  readonly setOn: string;
  readonly dueOn: string;
  readonly requiredUnits: number;
  readonly approvedUnits: number;
  readonly progressedOn: string;
  readonly coveragePercent: number | null;
  readonly overdue: boolean;
  readonly synthetic: boolean;
}

/** A page of them, and how far all of the same filter are. */
export interface ObligationOverview {
  readonly approved: number;
  readonly required: number;
  readonly coveragePercent: number | null;
  readonly obligations: readonly Obligation[];
}

export const standingOf = ({ approvedUnits, requiredUnits, overdue }: Obligation): Standing =>
  approvedUnits >= requiredUnits ? 'met' : overdue ? 'overdue' : 'due';
