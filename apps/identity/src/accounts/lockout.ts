/** How often somebody was wrong since the last time they signed in. */
export interface Attempts {
  readonly failed: number;
  readonly lockedUntil: Date | null;
}

export const NO_ATTEMPTS: Attempts = { failed: 0, lockedUntil: null };

/** Wrong passwords or codes that cost nothing but the try; the last of them locks. */
const FREE_TRIES = 5;
const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 15;

/** While it is locked nothing is right, and nothing counts. */
export const isLocked = ({ lockedUntil }: Attempts, now: Date): boolean =>
  lockedUntil !== null && now < lockedUntil;

/** After one more that was wrong: from the fifth on a minute, twice as long each time, 15 at most. */
export function afterWrong({ failed }: Attempts, now: Date): Attempts {
  const count = failed + 1;
  if (count < FREE_TRIES) return { failed: count, lockedUntil: null };
  const minutes = Math.min(2 ** Math.min(count - FREE_TRIES, 10), LONGEST_MINUTES);
  return { failed: count, lockedUntil: new Date(now.getTime() + minutes * MINUTE_MS) };
}
