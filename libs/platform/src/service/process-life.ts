import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { HealthRegistry } from '../health/health-registry.js';
import { stopTelemetry } from '../telemetry/stop-telemetry.js';

/** How long a stop may take before the process ends anyway; under the 30 s that orchestrators grant. */
const STOP_WITHIN_MS = 25_000;

/** An error that nobody handled ends the process: what state it left nobody knows. */
export function endOnUncaught(logger: Logger): void {
  const end = (error: unknown): void => {
    logger.fatal({ err: error }, 'an error nobody handled; the process ends');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Closes the application and sends off what telemetry has left. */
export async function close(app: NestFastifyApplication): Promise<void> {
  await app.close();
  await stopTelemetry();
}

/** First signal: not ready, no new work, finish what is under way, close, exit 0. Second: exit at once. */
export function stopOnSignals(app: NestFastifyApplication, logger: Logger): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      logger.warn({ signal }, 'second signal: exiting at once');
      process.exit(1);
    }
    stopping = true;
    logger.info({ signal }, 'stopping: finishing what is under way');
    setTimeout(() => {
      logger.error('work under way did not finish in time; exiting without it');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    app.get(HealthRegistry).drain();
    close(app).then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'the stop went wrong');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
