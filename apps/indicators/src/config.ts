import { messagingConfig } from '@xaso/messaging';
import { flag } from '@xaso/platform';

/** What the indicators service reads from its environment. */
export const config = {
  ...messagingConfig,
  /** Only a rebuild says so: what facts add is kept, and the running sums are made from it at the end. */
  SUMS_LATER: flag({ default: false }),
};
