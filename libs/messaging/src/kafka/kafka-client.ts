import { Kafka, logLevel } from 'kafkajs';
import type { Logger } from 'pino';

/** One client for producer, consumer and admin; its log lines go to the service's log, one level down. */
export function kafkaClient(clientId: string, brokers: readonly string[], logger: Logger): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => logger.debug({ kafka: entry.log }, entry.log.message),
  });
}
