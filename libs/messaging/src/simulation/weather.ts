import type { Role } from './machine.js';
import type { Random } from './random.js';

/** What becomes of a request to a server. */
export type Fate =
  | 'answered'
  /** It never arrives. */
  | 'refused'
  /** It is done, and the answer never arrives. */
  | 'unanswered'
  /** The sender gives up, and it is done after that. */
  | 'late'
  /** The process stands still before it has sent it. */
  | 'stops-before'
  /** The process dies before it has sent it. */
  | 'dies-before'
  /** It is done, and the process dies before the answer. */
  | 'dies-after';

const FAULTS: readonly Exclude<Fate, 'answered'>[] = [
  'refused',
  'unanswered',
  'late',
  'stops-before',
  'dies-before',
  'dies-after',
];

/**
 * How bad a run is. Each seed has its own: some runs know only one kind of fault, some all, some none, because a fault can
 * hide another.
 */
export class Weather {
  /** Roles whose requests are spared from here on. */
  readonly calm = new Set<Role>();
  private readonly rates: readonly number[];
  private left: number;
  private deathsLeft = 4;
  private stopsLeft = 3;
  private readonly fast: number;
  private readonly slow: number;
  private readonly stalls: number;

  constructor(private readonly random: Random) {
    const worst = random.pick([0, 0.01, 0.03, 0.08]);
    this.rates = FAULTS.map(() => (random.chance(0.5) ? random.between(0, worst) : 0));
    this.left = 20;
    this.fast = random.pick([0.2, 1, 1, 4]);
    this.slow = this.fast * random.pick([1, 4, 15]);
    this.stalls = random.chance(0.4) ? 0.02 : 0;
  }

  /** `decisive`: whoever does not hear the answer cannot know what is true. Faults meet those requests more often. */
  fate(role: Role, decisive: boolean): Fate {
    if (this.left <= 0 || this.calm.has(role)) return 'answered';
    const often = decisive ? 3 : 1;
    for (const [index, rate] of this.rates.entries()) {
      if (!this.random.chance(rate * often)) continue;
      const fate = FAULTS[index] as Fate;
      const dies = fate === 'dies-before' || fate === 'dies-after';
      if (dies && this.deathsLeft <= 0) continue;
      if (dies) this.deathsLeft -= 1;
      if (fate === 'stops-before' && (this.stopsLeft -= 1) < 0) continue;
      this.left -= 1;
      return fate;
    }
    return 'answered';
  }

  /** How long a message is on its way, ms. */
  latency(role: Role): number {
    const ms = this.random.between(this.fast, this.slow);
    return this.stalls > 0 && !this.calm.has(role) && this.random.chance(this.stalls)
      ? ms + this.random.between(50, 1_500)
      : ms;
  }
}
