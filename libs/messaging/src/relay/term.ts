import type {
  Lease,
  OutboxPage,
  OutboxReader,
  OutboxRow,
  OutboxWindow,
  Producer,
  RelayCursor,
  Timer,
} from '../ports.js';
import type { RelayBell, RelayObserver, RelayOptions } from './relay-options.js';

/** Another process leads from here on: nothing was lost, nothing is to be done. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';

  constructor() {
    super('another relay has taken the slot over');
  }
}

export interface TermParts {
  readonly reader: OutboxReader;
  readonly producer: Producer;
  readonly timer: Timer;
  readonly bell: RelayBell;
  readonly observer: RelayObserver;
  readonly options: Pick<RelayOptions, 'leaseMs' | 'idleMs'>;
  readonly stop: {
    asked(): boolean;
    /** The time for publishing the rest is over as well. */
    overdue(): boolean;
  };
}

const HOUR = 3_600_000;
const MINUTE = 60_000;
const SHORTEST_SLEEP_MS = 10;
/** The stored cursor may be so old while facts flow: what a successor of a killed relay repeats at the most, ms. */
const SAVE_EVERY_MS = 100;
/** A window of so many facts says that more are coming: what waits a little costs everyone behind less than one by one. */
const STREAM_ROWS = 8;
const STREAM_PAUSE_MS = 20;
/** From here on a window is worth its journeys by itself. */
const LARGE_WINDOW_ROWS = 500;

/** One leadership of one relay, from the lease to its end. */
export class Term {
  private renewedAt: number;
  private maintainAt: number;
  private quiet = 0;
  private unsaved = false;

  constructor(
    private readonly lease: Lease,
    private cursor: RelayCursor,
    private readonly parts: TermParts,
  ) {
    this.renewedAt = parts.timer.now();
    this.maintainAt = this.renewedAt;
  }

  /** Publishes until the stop. @throws LeaseLost when another relay took over; whatever reader and producer throw */
  async publish(): Promise<void> {
    const { stop, bell, reader } = this.parts;
    try {
      for (;;) {
        // Asked before the window is read: a fact that was committed before the stop is in this last window.
        const lastWindow = stop.asked();
        // The same with the bell: whatever rings from here on ends the sleep below.
        const heard = bell.heard();
        await this.maintain();
        const sent = await this.window();
        if (lastWindow || stop.overdue()) break;
        await this.rest(sent, heard);
      }
      await this.save();
    } finally {
      // The stored cursor is right at any time, so a successor need not wait for the lease to run out.
      if (stop.asked()) await reader.release(this.lease).catch(() => undefined);
    }
  }

  /** Sends one window page after page, reading the next while one is in flight. */
  private async window(): Promise<number> {
    const { reader, stop, observer } = this.parts;
    const window = reader.window(this.cursor);
    let sent = 0;
    try {
      let page: OutboxPage = await this.holding(window.next());
      while (page.rows.length > 0) {
        const ahead = page.last ? undefined : window.next();
        // The failure of a page that is read ahead is met where it is awaited, not as an unhandled rejection.
        ahead?.catch(() => undefined);
        await this.deliver(page.rows, window, ahead);
        sent += page.rows.length;
        const afterSeq = page.rows.at(-1)?.seq ?? this.cursor.afterSeq;
        this.cursor = { old: this.cursor.old, target: window.target, afterSeq };
        if (!ahead) break;
        await this.save();
        if (stop.overdue()) return sent;
        page = await this.holding(ahead);
      }
      this.cursor = { old: window.target, target: null, afterSeq: 0n };
      await this.keep(sent);
      observer.settled();
      return sent;
    } finally {
      await window.close();
    }
  }

  /** One page, again and again until it is acknowledged. */
  private async deliver(
    rows: readonly OutboxRow[],
    window: OutboxWindow,
    ahead: Promise<OutboxPage> | undefined,
  ): Promise<void> {
    const { producer, observer, timer, stop, options } = this.parts;
    for (let attempt = 1; ; attempt += 1) {
      const sending = producer.send(rows).then(
        () => undefined,
        (error: Error) => error,
      );
      let failure: Error | undefined;
      try {
        failure = await this.holding(sending);
      } finally {
        // Whatever else went wrong: the next send begins only when this one has ended.
        await sending;
      }
      if (!failure) {
        observer.published(rows.length);
        return;
      }
      if (stop.asked()) throw failure;
      observer.failed(failure, false);
      // A broker may be away for hours: no snapshot is held meanwhile, it would stop the vacuum of the whole database.
      await ahead?.catch(() => undefined);
      await window.close();
      await timer.sleep(Math.min(50 * 2 ** Math.min(attempt, 6), options.leaseMs / 3));
      await this.renew();
    }
  }

  private async rest(sent: number, heard: Promise<void>): Promise<void> {
    const { timer, options } = this.parts;
    this.quiet = sent > 0 ? 0 : this.quiet + 1;
    if (sent > 0) {
      if (sent >= STREAM_ROWS && sent < LARGE_WINDOW_ROWS) await timer.sleep(STREAM_PAUSE_MS);
      return;
    }
    const pause = SHORTEST_SLEEP_MS * 2 ** Math.min(this.quiet, 10);
    await timer.sleep(Math.min(pause, options.idleMs, options.leaseMs / 3), heard);
  }

  /** Facts go out whether the housekeeping works or not. */
  private async maintain(): Promise<void> {
    const { timer, reader, observer } = this.parts;
    if (timer.now() < this.maintainAt) return;
    try {
      await this.holding(reader.maintain());
      this.maintainAt = timer.now() + HOUR;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      observer.failed(error as Error, false);
      this.maintainAt = timer.now() + MINUTE;
    }
  }

  /** Waits for the work and keeps the lease meanwhile, however long it takes. */
  private async holding<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = () => {
      done = true;
    };
    const settled = work.then(end, end);
    while (!done) {
      await this.parts.timer.sleep(this.parts.options.leaseMs / 3, settled);
      if (!done) await this.renew();
    }
    return work;
  }

  /**
   * Writes the cursor when nothing is left to send, and now and then while there is. An empty window moves it in memory
   * only: writing it at every look would be the cost of an idle service.
   */
  private async keep(sent: number): Promise<void> {
    const { timer } = this.parts;
    if (sent > 0) this.unsaved = true;
    const due = sent === 0 || timer.now() - this.renewedAt >= SAVE_EVERY_MS;
    if (this.unsaved && due) await this.save();
    else await this.renew();
  }

  private async renew(): Promise<void> {
    const { timer, options } = this.parts;
    if (timer.now() - this.renewedAt >= options.leaseMs / 3) await this.save();
  }

  private async save(): Promise<void> {
    const { timer, reader, options } = this.parts;
    // Counted from before the statement: the database may have begun the lease at any time since.
    const asked = timer.now();
    if (!(await reader.save(this.lease, this.cursor, options.leaseMs))) throw new LeaseLost();
    this.renewedAt = asked;
    this.unsaved = false;
  }
}
