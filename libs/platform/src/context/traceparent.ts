import { randomBytes } from 'node:crypto';

/** The parts of a W3C traceparent, hexadecimal. */
export interface Traceparent {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Reads a traceparent; undefined when W3C Trace Context does not allow it. */
export function parseTraceparent(header: unknown): Traceparent | undefined {
  const match = typeof header === 'string' ? TRACEPARENT.exec(header) : null;
  const [, traceId, spanId, flags] = match ?? [];
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, flags };
}

/**
 * The traceparent under which a request is worked on: the caller's trace with a span id of our own, or a new trace
 * when the caller sent none that can be used.
 */
export function continueTrace(header: unknown): string {
  const incoming = parseTraceparent(header);
  const random = randomBytes(24).toString('hex');
  return `00-${incoming?.traceId ?? random.slice(16)}-${random.slice(0, 16)}-${incoming?.flags ?? '01'}`;
}
