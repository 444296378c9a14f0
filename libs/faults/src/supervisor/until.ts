import { setTimeout as delay } from 'node:timers/promises';

/**
 * Looks again and again until there is nothing to say against it.
 *
 * @param look gives what is still wrong, or undefined; what it throws is wrong as well
 * @returns undefined, or what was wrong at the last look when the time was over
 */
export async function until(
  look: () => Promise<string | undefined>,
  withinMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const end = Date.now() + withinMs;
  for (;;) {
    const wrong = await look().catch((error: unknown) =>
      error instanceof Error ? error.message || error.name : String(error),
    );
    if (wrong === undefined || Date.now() > end) return wrong;
    await delay(250, undefined, { signal });
  }
}
