import { addressOf } from '../../http/query-text.js';

/** Up to when figures are read: business time and time of recording. */
export interface Cut {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

/** A part of a list: what follows a row, so many. */
export interface Page {
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** The most rows that a service answers at once. */
export const MOST = 1_000;
/** Pilots whose line stands on the first screen; the others are in the list. */
export const LINES = 12;

/** Where the pilots of a programme are asked for. */
export const pilotsAddress = (programme: string, page: Page = {}): string =>
  addressOf('/api/programme/pilots', { programme, limit: MOST, ...page });

/** Where the gates of a pilot are asked for. */
export const gatesAddress = (id: string): string => `/api/programme/pilots/${id}/gates`;

/** Where the figures of a programme are asked for, or those of one commune of it. */
export const figuresAddress = (
  programme: string,
  of: Cut & { readonly commune?: string | undefined } = {},
): string => addressOf('/api/indicators/figures', { programme, ...of });
