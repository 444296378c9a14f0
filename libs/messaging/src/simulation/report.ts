import type { Outcome } from './play.js';
import { type Counts, noCounts } from './simulation.js';

/** The sum of two. */
export function sum(a: Counts, b: Counts): Counts {
  const total = noCounts();
  for (const name of Object.keys(total) as (keyof Counts)[]) total[name] = a[name] + b[name];
  return total;
}

const SAID: readonly (readonly [keyof Counts, string])[] = [
  ['facts', 'facts'],
  ['steps', 'steps'],
  ['crashes', 'crashes'],
  ['lostAnswers', 'lost answers'],
  ['lostAcknowledgements', 'lost acknowledgements'],
  ['unknownCommits', 'commits of unknown outcome'],
  ['duplicates', 'duplicates absorbed'],
  ['rebalances', 'rebalances'],
  ['zombies', 'zombies'],
  ['parked', 'parked'],
  ['redriven', 'redriven'],
  ['discarded', 'discarded'],
];

/** The last line of the command. */
export function summary(seeds: number, failed: number, seconds: number, counts: Counts): string {
  const figures = SAID.map(([name, said]) => `${said} ${counts[name]}`).join(', ');
  return `${seeds} seeds, ${failed} failed, ${seconds.toFixed(0)} s; ${figures}`;
}

/** A seed with everything that happened in it, and how to see it again. */
export function story({ seed, failure, history }: Outcome): string {
  const ending =
    failure === undefined ? `seed ${seed} kept every promise` : `seed ${seed} broke a promise: ${failure}`;
  return `${history.join('\n')}\n\n${ending}\nrepeat it: npm run faults -- --simulate --seed ${seed}\n`;
}
