export interface ReportApproval {
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly number: string | null;
  readonly issuedOn: string;
}

/** A report in a list; its words and numbers are in its files. */
export interface ReportRow {
  readonly id: string;
  readonly kind: 'pilot' | 'communes';
  readonly programme: string;
  readonly hash: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly approval: ReportApproval | null;
}

export const FORMATS = ['pdf', 'docx', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
