import type { EventContract } from '@xaso/contracts-common';
import { programmeEvents } from '@xaso/contracts-programme';
import { surveysEvents } from '@xaso/contracts-surveys';
import { trainingEvents } from '@xaso/contracts-training';

/** Every fact of the topics this service reads; which of them it reacts to stands at the @OnEvents handlers. */
export const subscriptions: readonly EventContract[] = [
  ...surveysEvents,
  ...programmeEvents,
  ...trainingEvents,
];
