import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { default as pretty } from 'pino-pretty';
import { currentContext } from '../context/request-context.js';
import type { EdgeConfig } from '../config/base-config.js';

/** JSON lines on standard output, each with the correlation id of the request it belongs to. */
export function createLogger(
  service: string,
  config: Pick<EdgeConfig, 'LOG_LEVEL' | 'LOG_PRETTY'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: config.LOG_LEVEL,
    base: { service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const context = currentContext();
      return context
        ? { correlationId: context.correlationId, traceId: context.traceparent?.slice(3, 35) }
        : {};
    },
    redact: {
      paths: ['authorization', '*.authorization', '*.*.authorization', 'cookie', '*.cookie', '*.*.cookie'],
      censor: '[redacted]',
    },
  };
  if (destination) return pino(options, destination);
  return config.LOG_PRETTY
    ? pino(options, pretty({ colorize: true, ignore: 'pid,hostname,service', sync: true }))
    : pino(options);
}

/** What Nest itself has to say goes the same way; its account of each module and route is for debugging. */
export function nestLogger(logger: Logger): LoggerService {
  const say =
    (level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal') =>
    (message: unknown, ...rest: unknown[]): void => {
      const context = rest.at(-1);
      const stack = rest.length > 1 ? rest[0] : undefined;
      const err = message instanceof Error ? message : undefined;
      const about = { context, ...(err ? { err } : {}), ...(stack ? { stack } : {}) };
      logger[level](about, err ? err.message : String(message));
    };
  return {
    log: say('debug'),
    error: say('error'),
    warn: say('warn'),
    debug: say('debug'),
    verbose: say('trace'),
    fatal: say('fatal'),
  };
}
