/** Whole seconds until an instant, never fewer than 0. @param now milliseconds since 1970 */
export const secondsUntil = (instant: string, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(instant) - now) / 1_000));
