import { bothBacklogs, consumeBacklog, relayBacklog } from './backlog.js';
import { batched, single } from './flow.js';
import type { Scenario } from './scenario.js';

/** Every scenario by its name on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  batched,
  single,
  'relay-backlog': relayBacklog,
  'consume-backlog': consumeBacklog,
  backlogs: bothBacklogs,
};
