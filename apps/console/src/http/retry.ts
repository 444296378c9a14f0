import { Problem } from './problem.js';

const TRIES = 3;
const LONGEST_S = 30;

/** Whether a GET is asked again: no answer, or a service that says it is away. Nothing else gets better by asking. */
export function retried(failures: number, error: unknown): boolean {
  if (failures >= TRIES || !(error instanceof Problem)) return false;
  return error.code === 'unreachable' || error.status === 503 || error.status === 502 || error.status === 504;
}

/** Milliseconds until the next try: what the service asked for, else 1, 2, 4 seconds. */
export function retryDelay(failures: number, error: unknown): number {
  const asked = error instanceof Problem ? error.retryAfter : null;
  return Math.min(asked ?? 2 ** failures, LONGEST_S) * 1_000;
}
