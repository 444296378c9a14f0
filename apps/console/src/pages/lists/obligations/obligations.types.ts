import type { ObligationsListResponse } from '../../../api/programme/types.gen.js';

/** A page of obligations, and how far all of the same filter are. */
export type ObligationOverview = ObligationsListResponse;
/** A data set that must be there. */
export type Obligation = ObligationOverview['obligations'][number];

/** "Rõ người, rõ việc": the offices that each do one thing. */
export const DUTIES = ['collector', 'creator', 'standardiser', 'verifier', 'approver'] as const;
export type Duties = Obligation['duties'];
export const STANDINGS = ['met', 'due', 'overdue'] as const;
export type Standing = (typeof STANDINGS)[number];

export const standingOf = ({ approvedUnits, requiredUnits, overdue }: Obligation): Standing =>
  approvedUnits >= requiredUnits ? 'met' : overdue ? 'overdue' : 'due';
