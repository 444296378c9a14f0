import { messagingConfig } from '@xaso/messaging';

/** What the programme service reads from its environment. */
export const config = { ...messagingConfig };
