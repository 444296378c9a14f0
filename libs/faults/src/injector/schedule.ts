import type { Random } from '../driver/random.js';
import type { Fault } from './fault.js';

/** All faults again and again, each time in another order: the same for the same seed. */
export function* schedule(faults: readonly Fault[], random: Random): Generator<Fault> {
  for (;;) yield* random.shuffled(faults);
}
