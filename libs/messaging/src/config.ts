import { baseConfig, type ConfigOf, flag, integer, text } from '@xaso/platform';
import { PARKED_CAP } from './consumer/inbox-store.pg.js';

/** What a service with messaging reads from its environment, beside the platform's own. */
export const messagingConfig = {
  ...baseConfig,
  TOPIC_PREFIX: text({ default: '', pattern: /^([a-z0-9-]+\.)?$/, example: 'test1.' }),
  KAFKA_GROUP: text({ default: '', pattern: /^[a-z0-9.-]*$/, example: 'indicators-rebuild' }),
  RELAY: flag({ default: true }),
  /** Events that are taken into the database in one transaction, at most. */
  CHUNK_SIZE: integer({ default: 500, min: 1, max: 10_000 }),
  /** How long nothing may be fetched while Kafka answers, before the process ends itself to be started anew. */
  STALL_SECONDS: integer({ default: 60, min: 5, max: 3_600 }),
  /** Events that may be parked for one consumer; beyond it its partitions halt. */
  PARKED_CAP: integer({ default: PARKED_CAP, min: 1 }),
};

export type MessagingConfig = ConfigOf<typeof messagingConfig>;
