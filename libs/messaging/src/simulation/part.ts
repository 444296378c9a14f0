import { play } from './play.js';
import { sum } from './report.js';
import { type Counts, noCounts } from './simulation.js';

/** What a process of the command has done since it last said so. */
export interface Progress {
  readonly seeds: number;
  readonly counts: Counts;
  readonly failed: readonly number[];
}

const SAID_EVERY = 250;
/** One more tells nothing that these do not. */
const ENOUGH_FAILURES = 10;

/** Plays every `step`th seed from `first` to `last`. */
export async function playPart(
  { first, last, step }: { first: number; last: number; step: number },
  said: (progress: Progress) => void,
): Promise<void> {
  let counts = noCounts();
  let seeds = 0;
  let failed: number[] = [];
  let failures = 0;
  const say = () => {
    said({ seeds, counts, failed });
    [counts, seeds, failed] = [noCounts(), 0, []];
  };
  for (let seed = first; seed <= last && failures < ENOUGH_FAILURES; seed += step) {
    const outcome = await play(seed);
    counts = sum(counts, outcome.counts);
    seeds += 1;
    if (outcome.failure !== undefined) {
      failed.push(seed);
      failures += 1;
    }
    if (seeds >= SAID_EVERY) say();
  }
  say();
}
