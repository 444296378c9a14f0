import { type Lease, type OutboxReader, type OutboxRow, OutboxUnusable, type Producer, type RelayCursor, type Timer } from '../ports.js';

export interface RelayOptions {
  /** Unique for each process and start. */
  readonly owner: string;
  /** How long a silent leader keeps the slot, ms. */
  readonly leaseMs: number;
  readonly pageSize: number;
  /** Longest sleep while nothing is published, ms; a ring of the bell ends it earlier. */
  readonly idleMs: number;
}

/** What the relay tells of itself, for metrics and logs. */
export interface RelayObserver {
  leading(leads: boolean): void;
  published(rows: number): void;
  /** A pass failed and will be repeated; `unusable` means it waits for an operator. */
  failed(error: Error, unusable: boolean): void;
}

const HOUR = 3_600_000;

/**
 * Publishes the outbox: one leader for each slot walks windows of committed facts in order and moves the cursor only
 * over what the broker acknowledged. A crash anywhere repeats facts, in order; it never skips one.
 */
export class Relay {
  private stopping = false;
  private maintainedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly reader: OutboxReader,
    private readonly producer: Producer,
    private readonly timer: Timer,
    private readonly bell: { heard(): Promise<void>; ring(): void },
    private readonly observer: RelayObserver,
    private readonly options: RelayOptions,
  ) {}

  /** Runs until stop(); never rejects for a broker or a database that is away. */
  async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        const held = await this.reader.acquire(this.options.owner, this.options.leaseMs);
        if (held) {
          this.observer.leading(true);
          await this.lead(held.lease, held.cursor);
        }
        failures = 0;
        if (!this.stopping) await this.timer.sleep(this.options.leaseMs / 3);
      } catch (error) {
        const unusable = error instanceof OutboxUnusable;
        this.observer.failed(error as Error, unusable);
        failures += 1;
        if (!this.stopping) await this.timer.sleep(unusable ? 5_000 : Math.min(50 * 2 ** failures, 1_000));
      } finally {
        this.observer.leading(false);
      }
    }
  }

  stop(): void {
    this.stopping = true;
    this.bell.ring();
  }

  private async lead(lease: Lease, start: RelayCursor): Promise<void> {
    let cursor = start;
    let renewedAt = this.timer.now();
    const save = async (next: RelayCursor): Promise<boolean> => {
      const kept = await this.reader.save(lease, next, this.options.leaseMs);
      renewedAt = this.timer.now();
      cursor = next;
      return kept;
    };
    while (!this.stopping) {
      if (this.timer.now() - this.maintainedAt > HOUR) {
        await this.reader.maintain();
        this.maintainedAt = this.timer.now();
      }
      const heard = this.bell.heard();
      const window = this.reader.window(cursor);
      let empty: boolean;
      try {
        const walked = await this.walk(window, cursor, save);
        if (walked === 'lease lost') return;
        if (walked === 'stopped') break;
        empty = walked === 0;
        // An empty window moves the cursor in memory only: writing it four times a second would be the idle cost.
        const next: RelayCursor = { old: window.target, target: null, afterSeq: 0n };
        if (!empty || this.timer.now() - renewedAt > this.options.leaseMs / 3) {
          if (!(await save(next))) return;
        } else cursor = next;
      } finally {
        await window.close();
      }
      if (empty) await this.timer.sleep(Math.min(this.options.idleMs, this.options.leaseMs / 3), heard);
    }
    await this.reader.save(lease, cursor, this.options.leaseMs);
    await this.reader.release(lease);
  }

  /** Sends page after page, reading the next while one is in flight. */
  private async walk(
    window: ReturnType<OutboxReader['window']>,
    cursor: RelayCursor,
    save: (next: RelayCursor) => Promise<boolean>,
  ): Promise<number | 'lease lost' | 'stopped'> {
    const { pageSize } = this.options;
    let sent = 0;
    let page = await window.next(pageSize);
    while (page.length > 0) {
      if (this.stopping) return 'stopped';
      const last = page.length < pageSize;
      const following: Promise<readonly OutboxRow[]> = last ? Promise.resolve([]) : window.next(pageSize);
      // The failure of a page that is read ahead is met where it is awaited, not as an unhandled rejection.
      following.catch(() => undefined);
      if (!(await this.deliver(page, cursor, window.target, save))) return 'lease lost';
      sent += page.length;
      cursor = { old: cursor.old, target: window.target, afterSeq: page.at(-1)?.seq ?? cursor.afterSeq };
      if (!last && !(await save(cursor))) return 'lease lost';
      page = await following;
    }
    return sent;
  }

  /** One page, again and again until it is acknowledged; the lease is renewed meanwhile. */
  private async deliver(
    page: readonly OutboxRow[],
    cursor: RelayCursor,
    target: string,
    save: (next: RelayCursor) => Promise<boolean>,
  ): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.producer.send(page);
        this.observer.published(page.length);
        return true;
      } catch (error) {
        this.observer.failed(error as Error, false);
        if (this.stopping) throw error;
        if (!(await save({ ...cursor, target }))) return false;
        await this.timer.sleep(Math.min(50 * 2 ** Math.min(attempt, 6), this.options.leaseMs / 3));
      }
    }
  }
}
