import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { isProbe, redactPath } from '../logs/redact-path.js';
import { onStopTelemetry } from './stop-telemetry.js';

/**
 * Traces of HTTP and PostgreSQL to the OTLP endpoint of the environment. Metrics go by Prometheus and logs by standard
 * output, so neither is sent from here.
 */
export function startTelemetry(serviceName: string): void {
  const sdk = new NodeSDK({
    serviceName,
    metricReaders: [],
    logRecordProcessors: [],
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: (request) => isProbe(request.url ?? ''),
        // Device keys are in paths and searches in queries: neither leaves the service.
        startIncomingSpanHook: (request) => ({
          'url.path': redactPath(request.url ?? ''),
          'url.query': undefined,
        }),
      }),
      // Statements without their parameters, and only as part of some work: polling would drown the rest.
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    ],
  });
  sdk.start();
  onStopTelemetry(() => sdk.shutdown());
}
