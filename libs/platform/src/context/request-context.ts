import { AsyncLocalStorage } from 'node:async_hooks';
import { v7 as uuidv7 } from 'uuid';

/** What follows a request or an event through the code, the logs and the outbox. */
export interface RequestContext {
  /** Ties together everything one request caused, across services. */
  readonly correlationId: string;
  /** W3C trace context of the work in hand. */
  readonly traceparent?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** The context of the request or event being handled; undefined outside of one. */
export function currentContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs `fn`, and everything it starts, in a context. */
export function runInContext<T>(context: RequestContext, fn: () => T): T {
  return storage.run(context, fn);
}

const CORRELATION_ID = /^[A-Za-z0-9._:-]{8,128}$/;

/** The caller's correlation id when it is well-formed, else a new UUIDv7. */
export function correlationIdFrom(header: unknown): string {
  return typeof header === 'string' && CORRELATION_ID.test(header) ? header : uuidv7();
}
