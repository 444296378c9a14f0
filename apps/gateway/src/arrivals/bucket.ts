const MINUTE_MS = 60_000;

/** What a caller may still send. Filled evenly, up to what a minute brings. */
export interface Bucket {
  readonly left: number;
  /** Milliseconds, when `left` was right. */
  readonly at: number;
}

/** Takes one request out of a bucket; `wait` is how many milliseconds it is too early by, 0 when it may go on. */
export function takeOne(
  bucket: Bucket | undefined,
  perMinute: number,
  now: number,
): { readonly bucket: Bucket; readonly wait: number } {
  const elapsed = bucket ? Math.max(0, now - bucket.at) : 0;
  const left = bucket ? Math.min(perMinute, bucket.left + (elapsed * perMinute) / MINUTE_MS) : perMinute;
  if (left >= 1) return { bucket: { left: left - 1, at: now }, wait: 0 };
  return { bucket: { left, at: now }, wait: Math.ceil(((1 - left) * MINUTE_MS) / perMinute) };
}
