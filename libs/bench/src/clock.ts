import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds of the machine's monotonic clock: the same in every process of the machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Lets so many through each second, evenly, whoever asks; those that come late are let through at once. */
export function pacer(perSecond: number | undefined): () => Promise<void> {
  if (perSecond === undefined) return () => Promise.resolve();
  const every = 1000 / perSecond;
  let next = monotonicMs();
  return async () => {
    const mine = next;
    next += every;
    const wait = mine - monotonicMs();
    if (wait > 0) await delay(wait);
  };
}
