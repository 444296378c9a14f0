import { rowLockWaits } from './row-lock-waits.js';
import {
  ask,
  flow,
  killBusyConsumers,
  killRelays,
  offsetsAhead,
  offsetsDeleted,
  refusals,
  restartBusyConsumers,
  type Step,
  swallowProduces,
  swallowWindow,
} from './steps.js';

/** Under which faults each mistake must show, and why under these. A mistake that shows under others only would stay hidden. */
export const SCENARIOS: Readonly<Record<string, readonly Step[]>> = {
  // One order in ten stays open for up to 220 ms after it took its sequence number: others commit meanwhile with later
  // numbers and are published. No fault is needed, that is what makes this mistake so bad.
  'sequence-cursor': [ask('front'), flow(500)],

  // The mistake shows only where an older transaction waits for a younger one, and where both are in one window: each alone
  // happens all the time, both together is made here.
  'order-by-tx': [ask('front'), flow(50), rowLockWaits(4)],

  // One answer is enough: the request after it takes its sequence. Many requests are under way while a window is published. A
  // second one in the same window would hide the loss: the relay then sends the whole page again.
  'concurrent-sends': [
    ask('front'),
    flow(50),
    ...Array.from({ length: 5 }, () => swallowWindow(1, 80)),
    flow(50),
  ],

  // The gap between the two commits is open while a chunk is worked on, so the work has to be cut off in the middle: by the
  // death of the process, and by the death of its connection, after which the position is behind what it had taken.
  'commit-before-processing': [ask('relay'), killBusyConsumers(500), flow(50)],

  // kafkajs repeats a request once under its old sequence, which the broker knows again: several answers in a row have to
  // vanish before the relay sends the page through a new session. A relay that dies behind its acknowledgement does the same.
  'no-inbox': [ask('front'), flow(50), swallowProduces(8), flow(50), killRelays, flow(50)],

  // A batch is left early when the process is asked to end between two of its chunks. A kill -9 would show nothing: kafkajs
  // marks the batch when the handler returns, and a killed one never does.
  'auto-resolve': [ask('relay'), restartBusyConsumers(900), flow(50)],

  // Deleted offsets repeat, which the inbox hides until it has forgotten; offsets that are ahead lose. Without any of it this
  // build is right: Kafka's offsets are never ahead of the database's by themselves. In this order: what is read from the
  // beginning once more would make good for what was lost.
  'no-fence': [ask('relay'), flow(100), offsetsDeleted, offsetsAhead(200)],

  // The handler books first and fails then, and only for these events.
  'swallowed-error': [ask('front'), flow(50), refusals(12), flow(50)],
};

/** All of it in one run, for the build without a mistake; what makes the inbox forget comes last. */
export function allSteps(): Step[] {
  const { 'no-fence': last = [], ...others } = SCENARIOS;
  return [...Object.values(others).flat(), ...last];
}
