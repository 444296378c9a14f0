/** The only source of "now" for use cases; the domain is given the time, it never asks for it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, for specs. */
export function fixedClock(at: string | Date): Clock {
  const instant = new Date(at).getTime();
  return { now: () => new Date(instant) };
}
