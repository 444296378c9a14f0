import { Random } from './random.js';
import { type Planned, Scheduler } from './scheduler.js';

/** What a run met and did, summed up for the last line of the command. */
export interface Counts {
  crashes: number;
  zombies: number;
  lostAnswers: number;
  lostAcknowledgements: number;
  unknownCommits: number;
  duplicates: number;
  rebalances: number;
  parked: number;
  redriven: number;
  discarded: number;
  facts: number;
  steps: number;
}

export const noCounts = (): Counts => ({
  crashes: 0,
  zombies: 0,
  lostAnswers: 0,
  lostAcknowledgements: 0,
  unknownCommits: 0,
  duplicates: 0,
  rebalances: 0,
  parked: 0,
  redriven: 0,
  discarded: 0,
  facts: 0,
  steps: 0,
});

/** What all models of one run share: time, chance, and the place where a broken promise is told. */
export class Simulation {
  readonly random: Random;
  readonly scheduler = new Scheduler();
  readonly counts = noCounts();
  /** One line for each step; only when somebody will read it. */
  readonly history: string[] | undefined;
  /** The first promise that was broken. */
  failure: string | undefined;
  /** How often a broker refuses a part of a batch; 0 when the faults are over. */
  failing = 0;
  /** Requests on their way that would change what is true, or whose sender no longer waits for them. */
  adrift = 0;

  constructor(seed: number, withHistory: boolean) {
    this.random = new Random(seed);
    this.history = withHistory ? [] : undefined;
  }

  get now(): number {
    return this.scheduler.now;
  }

  after(ms: number, happen: () => void): Planned {
    return this.scheduler.after(ms, happen);
  }

  /** A line of the history. Ask for `history` first: the line costs more than the step. */
  tell(who: string, what: string): void {
    this.history?.push(`${this.now.toFixed(1).padStart(9)}  ${who.padEnd(12)} ${what}`);
  }

  /** A promise is broken: the run ends here. */
  fail(what: string): void {
    if (this.failure !== undefined) return;
    this.failure = what;
    if (this.history) this.tell('BROKEN', what);
  }
}
