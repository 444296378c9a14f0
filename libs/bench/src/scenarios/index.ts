import { bothBacklogs, consumeBacklog, relayBacklog } from './backlog.js';
import { batched, eventByEvent, single, singleOpen } from './flow.js';
import { idle } from './idle.js';
import { killConsumer, killRelay, restartConsumer } from './kill.js';
import { killRounds } from './kill-rounds.js';
import { latency } from './latency.js';
import { ceilings } from './ceilings.js';
import { documentationWay } from './documentation-way.js';
import type { Scenario } from './scenario.js';

/** Every scenario by its name on the command line. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  batched,
  'event-by-event': eventByEvent,
  single,
  'single-open': singleOpen,
  'relay-backlog': relayBacklog,
  'consume-backlog': consumeBacklog,
  backlogs: bothBacklogs,
  latency,
  'kill-relay': killRelay,
  'kill-consumer': killConsumer,
  'restart-consumer': restartConsumer,
  idle,
  ceilings,
  'documentation-way': documentationWay,
  'kill-rounds': killRounds,
};
