import type { Timer } from '../ports.js';

/** Lets everything run that waits for nothing but promises. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Time that passes only when a spec says so. */
export class ModelTimer implements Timer {
  private time = 0;
  private sleepers: Sleeper[] = [];

  now(): number {
    return this.time;
  }

  sleep(ms: number, wake?: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const sleeper: Sleeper = { at: this.time + ms, wake: resolve };
      this.sleepers.push(sleeper);
      const awake = () => {
        this.sleepers = this.sleepers.filter((one) => one !== sleeper);
        resolve();
      };
      wake?.then(awake, awake);
    });
  }

  /** Lets so many milliseconds pass, waking one sleeper after the other. */
  async advance(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await settle();
      const next = this.sleepers.reduce<Sleeper | undefined>(
        (first, one) => (one.at <= until && (!first || one.at < first.at) ? one : first),
        undefined,
      );
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      this.sleepers = this.sleepers.filter((one) => one !== next);
      next.wake();
    }
    this.time = until;
  }
}
