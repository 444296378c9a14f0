import { type OutboxReader, OutboxUnusable, type Producer, type Timer } from '../ports.js';
import type { RelayBell, RelayObserver, RelayOptions } from './relay-options.js';
import { LeaseLost, Term } from './term.js';

const LONGEST_PAUSE_MS = 1_000;

/**
 * Publishes the outbox: one leader for each slot walks windows of committed facts in order and moves the cursor only
 * over what the broker acknowledged. A crash anywhere repeats facts, in order; it never skips one.
 */
export class Relay {
  private stopping = false;
  private flushUntil = Number.POSITIVE_INFINITY;
  private failures = 0;
  private readonly observer: RelayObserver;

  constructor(
    private readonly reader: OutboxReader,
    private readonly producer: Producer,
    private readonly timer: Timer,
    private readonly bell: RelayBell,
    observer: RelayObserver,
    private readonly options: RelayOptions,
  ) {
    this.observer = {
      leading: (leads) => observer.leading(leads),
      failed: (error, unusable) => observer.failed(error, unusable),
      // Any success ends a row of failures, so that the next one is met with a short pause again.
      published: (rows) => {
        this.failures = 0;
        observer.published(rows);
      },
      settled: () => {
        this.failures = 0;
        observer.settled();
      },
    };
  }

  /** Runs until stop(); never rejects for a broker or a database that is away. */
  async run(): Promise<void> {
    const { timer, observer, options } = this;
    while (!this.stopping) {
      try {
        await this.pass();
        // Another process leads. It is looked for several times a lease, so that a dead one is missed at once.
        if (!this.stopping) await timer.sleep(options.leaseMs / 6);
      } catch (error) {
        this.failures += 1;
        observer.failed(error as Error, error instanceof OutboxUnusable);
        if (!this.stopping) await timer.sleep(Math.min(50 * 2 ** this.failures, LONGEST_PAUSE_MS));
      }
    }
  }

  /** Ends run() after what was committed until now is published, or after `flushMs`. */
  stop(): void {
    this.stopping = true;
    this.flushUntil = this.timer.now() + this.options.flushMs;
    this.bell.ring();
  }

  private async pass(): Promise<void> {
    const { reader, producer, timer, bell, observer, options } = this;
    const held = await reader.acquire(options.owner, options.leaseMs);
    if (!held) return observer.settled();
    observer.leading(true);
    const stop = { asked: () => this.stopping, overdue: () => timer.now() >= this.flushUntil };
    const term = new Term(held.lease, held.cursor, {
      reader,
      producer,
      timer,
      bell,
      observer,
      options,
      stop,
    });
    try {
      await term.publish();
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    } finally {
      observer.leading(false);
    }
  }
}
