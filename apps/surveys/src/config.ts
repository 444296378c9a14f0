import { messagingConfig } from '@xaso/messaging';

/** What the surveys service reads from its environment. */
export const config = { ...messagingConfig };
