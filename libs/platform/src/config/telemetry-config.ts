import { optional, text } from './fields.js';
import { loadConfig, type ConfigOf } from './load-config.js';

const telemetryConfig = {
  /** Where spans are sent; without it telemetry does not run. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(text()),
  OTEL_SERVICE_NAME: optional(text()),
  /** The package whose script started the process, if one did. */
  npm_package_name: optional(text()),
};

/**
 * What telemetry needs to know before the service itself is loaded. Everything else that OpenTelemetry reads from its
 * own OTEL_ variables is described in its specification.
 */
export function readTelemetryConfig(): ConfigOf<typeof telemetryConfig> {
  return loadConfig(telemetryConfig, process.env);
}
