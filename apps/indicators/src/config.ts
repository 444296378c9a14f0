import { messagingConfig } from '@xaso/messaging';

/** What the indicators service reads from its environment. */
export const config = { ...messagingConfig };
