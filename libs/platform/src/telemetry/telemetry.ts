import { readTelemetryConfig } from '../config/telemetry-config.js';

/**
 * `node --import @xaso/platform/telemetry dist/main.js`: loaded before anything it has to watch. Without
 * OTEL_EXPORTER_OTLP_ENDPOINT it does nothing and costs nothing; trace contexts are passed on all the same.
 */
const config = readTelemetryConfig();
if (config.OTEL_EXPORTER_OTLP_ENDPOINT) {
  const { startTelemetry } = await import('./start-telemetry.js');
  startTelemetry(config.OTEL_SERVICE_NAME ?? config.npm_package_name?.replace(/^@xaso\//, '') ?? 'xaso');
}
