import { parseNumber } from '../../../format/parse-number.js';

/** A whole number from 0 as people type it, `480.000.000`; undefined for anything else. */
export function wholeNumber(typed: string): number | undefined {
  const value = parseNumber(typed);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
