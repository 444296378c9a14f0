import { messagingConfig } from '@xaso/messaging';
import { text } from '@xaso/platform';

/** What the indicators service reads from its environment. All its tables live in one schema, which a rebuild replaces. */
export const config = {
  ...messagingConfig,
  DATABASE_SCHEMA: text({ default: 'live', pattern: /^[a-z_][a-z0-9_]{0,62}$/, rule: 'must be a plain lower-case schema name' }),
};
