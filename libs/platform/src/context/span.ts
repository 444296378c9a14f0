import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';
import { runInContext } from './request-context.js';
import { continueTrace, parseTraceparent } from './traceparent.js';

/** A piece of work that did not come by HTTP, such as the handling of an event. */
export interface SpanOptions {
  readonly kind: 'consumer' | 'producer' | 'internal';
  readonly correlationId: string;
  /** Of whatever caused the work. */
  readonly traceparent?: string;
  readonly attributes?: Attributes;
}

const KINDS = { consumer: SpanKind.CONSUMER, producer: SpanKind.PRODUCER, internal: SpanKind.INTERNAL };

/**
 * Runs `fn` in a context of its own that goes on in the caller's trace. Where telemetry runs it is a span; where it does
 * not, only the trace context is passed on.
 */
export async function inSpan<T>(name: string, options: SpanOptions, fn: () => Promise<T>): Promise<T> {
  const { kind, correlationId, traceparent, attributes } = options;
  const parent = remoteContext(traceparent);
  const span = trace.getTracer('@xaso/platform').startSpan(name, { kind: KINDS[kind], attributes }, parent);
  const own = span.isRecording() ? formatTraceparent(span.spanContext()) : continueTrace(traceparent);
  try {
    return await context.with(trace.setSpan(parent, span), () =>
      runInContext({ correlationId, traceparent: own }, fn),
    );
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    if (error instanceof Error) span.recordException(error);
    throw error;
  } finally {
    span.end();
  }
}

/** The traceparent of the span being recorded, if telemetry runs. */
export function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  if (!span?.isRecording() || !isSpanContextValid(span.spanContext())) return undefined;
  return formatTraceparent(span.spanContext());
}

/** Names the span being recorded after the route it serves. */
export function nameActiveSpan(method: string, route: string): void {
  const span = trace.getActiveSpan();
  span?.updateName(`${method} ${route}`);
  span?.setAttribute('http.route', route);
}

function remoteContext(traceparent: string | undefined): Context {
  const parsed = parseTraceparent(traceparent);
  if (!parsed) return context.active();
  const { traceId, spanId, flags } = parsed;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
