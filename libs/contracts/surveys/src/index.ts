import { CampaignClosed, CampaignOpened, CampaignSummarised } from './campaign-events.js';
import {
  ResponseAccepted,
  ResponseRejected,
  ResponseReturned,
  ResponseSubmitted,
  ResponseVoided,
} from './response-events.js';

export {
  CampaignClosed,
  CampaignOpened,
  CampaignSummarised,
  PURPOSES,
  type Purpose,
} from './campaign-events.js';
export * from './response-events.js';

/** Every fact that the surveys service publishes. */
export const surveysEvents = [
  CampaignOpened,
  CampaignClosed,
  CampaignSummarised,
  ResponseSubmitted,
  ResponseAccepted,
  ResponseReturned,
  ResponseRejected,
  ResponseVoided,
] as const;
