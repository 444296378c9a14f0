import { setTimeout as delay } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds until it gives up. Default 60,000: only a failure waits that long, and a busy machine is no failure. */
  readonly within?: number;
  /** Milliseconds between two looks. Default 25. */
  readonly every?: number;
}

/**
 * Looks for a fact until it holds: `look` returns it, or throws (usually a failed `expect`) while it does not hold yet.
 *
 * @throws Error with the last failure's message when time is up
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  { within = 60_000, every = 25 }: Patience = {},
): Promise<T> {
  const until = Date.now() + within;
  for (;;) {
    try {
      return await look();
    } catch (cause) {
      if (Date.now() >= until) {
        const last = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`Not so within ${within} ms. Last: ${last}`, { cause });
      }
      await delay(every);
    }
  }
}
