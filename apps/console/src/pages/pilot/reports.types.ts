/** A report in a list; its words and numbers are in its files. */
export type { Listed as ReportRow } from '../../api/indicators/types.gen.js';

export const FORMATS = ['pdf', 'docx', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
