/** A collector that does not answer must not hold up a stop. */
const PATIENCE_MS = 3_000;

let stop: (() => Promise<void>) | undefined;

/** How the last spans are sent off before the process ends. */
export function onStopTelemetry(fn: () => Promise<void>): void {
  stop = fn;
}

/** Sends off what is left, where telemetry runs; never fails, and takes three seconds at most. */
export async function stopTelemetry(): Promise<void> {
  if (!stop) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
  await Promise.race([stop().catch(() => undefined), late]);
  clearTimeout(timer);
}
