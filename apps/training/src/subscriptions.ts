import type { EventContract } from '@xaso/contracts-common';
import { PilotPhaseChanged, PilotPlanApproved, PilotProposed } from '@xaso/contracts-programme';

/** Every fact of the topics this service reads; which of them it reacts to stands at the @OnEvent handlers. */
export const subscriptions: readonly EventContract[] = [PilotProposed, PilotPlanApproved, PilotPhaseChanged];
