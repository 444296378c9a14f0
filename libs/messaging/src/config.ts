import { baseConfig, type ConfigOf, flag, text } from '@xaso/platform';

/** What a service with messaging reads from its environment, beside the platform's own. */
export const messagingConfig = {
  ...baseConfig,
  TOPIC_PREFIX: text({ default: '', pattern: /^([a-z0-9-]+\.)?$/, example: 'test1.' }),
  KAFKA_GROUP: text({ default: '', pattern: /^[a-z0-9.-]*$/, example: 'indicators-rebuild' }),
  RELAY: flag({ default: true }),
};

export type MessagingConfig = ConfigOf<typeof messagingConfig>;
