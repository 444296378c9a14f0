import type { EventContract } from '@xaso/contracts-common';
import { surveysEvents } from '@xaso/contracts-surveys';

/** Every fact of the topics this service reads; which of them it reacts to stands at the @OnEvent handlers. */
export const subscriptions: readonly EventContract[] = surveysEvents.filter(
  ({ topic }) => topic === 'surveys.campaign.v1',
);
