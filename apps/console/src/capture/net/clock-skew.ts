/** From this on a phone's clock is worth a word. */
export const NOTABLE_SKEW_MS = 2 * 60_000;

/**
 * How far the phone's clock is ahead of the server's (negative: behind), in milliseconds; undefined when the answer bears
 * no date. The server wrote it somewhere between the request and its answer, and to the second.
 */
export function clockSkew(date: string | null, askedAt: number, answeredAt: number): number | undefined {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return undefined;
  return Math.round((askedAt + answeredAt) / 2 - (server + 500));
}
