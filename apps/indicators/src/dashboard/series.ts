import { SMALLEST_SHOWN } from '../breakdown/suppression.js';

/** What was reported month by month, oldest first: two lists of one length, because there are thousands of points. */
export interface Series {
  /** `2022-06`, or a longer period where somebody reports less often. */
  readonly periods: readonly string[];
  /** The percentage of a ratio, or the value; null when it was not measured or counts too few persons. */
  readonly values: readonly (number | null)[];
}

/** How many months a dashboard shows. */
export const MONTHS = 36;

/**
 * The last points of a series from the text that the database keeps of it: `2022-05=12.5 2022-06=`, without a number where
 * nothing was measured. Numbers of 1 to 4 persons are withheld.
 */
export function seriesOf(text: string | undefined, persons: boolean): Series {
  const points = text ? text.split(' ').slice(-MONTHS) : [];
  return {
    periods: points.map((point) => point.slice(0, point.indexOf('='))),
    values: points.map((point) => valueOf(point.slice(point.indexOf('=') + 1), persons)),
  };
}

function valueOf(number: string, persons: boolean): number | null {
  if (number === '') return null;
  const value = Math.round(Number(number) * 100) / 100;
  return persons && value > 0 && value < SMALLEST_SHOWN ? null : value;
}
