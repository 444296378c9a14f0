import type { Timer } from './ports.js';

/** The machine's time. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  sleep: (ms, wake) =>
    new Promise((resolve) => {
      const timeout = setTimeout(resolve, ms);
      wake?.then(() => {
        clearTimeout(timeout);
        resolve();
      }, resolve);
    }),
};

/** A bell that wakes whoever sleeps: rung by a commit, heard by the relay. Ringing twice before it is heard is once. */
export class Bell {
  private resolve: (() => void) | undefined;
  private rung = false;

  ring(): void {
    this.rung = true;
    this.resolve?.();
  }

  /** Resolves at the next ring, at once if it rang since the last time. */
  heard(): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.resolve = () => {
        this.rung = false;
        this.resolve = undefined;
        resolve();
      };
    });
  }
}
