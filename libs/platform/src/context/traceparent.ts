import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/**
 * The traceparent under which a request is worked on: the caller's trace with a span id of our own, or a new
 * trace when the caller sent none that W3C Trace Context allows.
 */
export function continueTrace(header: unknown): string {
  const incoming = typeof header === 'string' ? TRACEPARENT.exec(header) : null;
  const [, traceId, parentId, flags] = incoming ?? [];
  const usable = traceId && parentId && !/^0+$/.test(traceId) && !/^0+$/.test(parentId);
  return `00-${usable ? traceId : hex(16)}-${hex(8)}-${usable ? flags : '01'}`;
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
