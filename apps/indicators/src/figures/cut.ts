/** What a reader wants to see: half-open, so that a day ends where the next one begins. Absent means everything. */
export interface Cut {
  /** Facts whose business time is before this instant (asOf). */
  readonly occurredBefore?: Date;
  /** Facts that were recorded before this instant (knownAt). */
  readonly recordedBefore?: Date;
}

const DAY_MS = 86_400_000;
/** Viet Nam: UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The end of what a moment includes: of a local day (`2022-06-01`) its last instant, of an instant (RFC 3339) itself, to
 * the millisecond. Undefined for anything else, and for a day that no calendar has.
 */
export function endOf(moment: string): Date | undefined {
  if (DAY.test(moment)) {
    const midnight = Date.parse(`${moment}T00:00:00Z`);
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== moment) return undefined;
    return new Date(midnight + DAY_MS - OFFSET_MS);
  }
  const instant = INSTANT.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(instant) ? undefined : new Date(instant + 1);
}

/** The local day an instant belongs to in Viet Nam, `2022-06-01`. */
export function localDay(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The first instant of the local day that an instant belongs to. */
export function startOfDay(instant: Date): Date {
  return new Date(Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS);
}
