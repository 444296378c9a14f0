import type { Clock } from '@xaso/kernel';

/** A clock that stands still until a spec moves it. */
export class TestClock implements Clock {
  private instant: number;

  constructor(at: string | Date) {
    this.instant = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves on by so many milliseconds, or to an instant. */
  advance(by: number | string | Date): void {
    this.instant = typeof by === 'number' ? this.instant + by : new Date(by).getTime();
  }
}
