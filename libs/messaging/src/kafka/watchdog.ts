import type { Timer } from '../ports.js';

export interface WatchdogOptions {
  /** How long nothing may be fetched while the broker answers, ms. */
  readonly stallMs: number;
  /** How many crashes in a row, with nothing fetched between them, are enough. */
  readonly crashes: number;
}

/** What the watchdog asks and does. */
export interface WatchdogWorld {
  /** Rejects while the broker is away: then nobody is to blame and waiting is right. */
  ask(): Promise<unknown>;
  /** The consumer will not come back by itself. */
  dead(reason: string): void;
}

/** Looks in each stall. */
const LOOKS = 12;
/** From this part of the time on the broker is asked at every look: an outage, and the way back from it, is nobody's fault. */
const DOUBT = 0.25;
/** A process that was stopped as a whole, or was busy, saw nothing meanwhile: such time says nothing of the consumer. */
const LONGEST_LOOK = 2;

/**
 * Notices a consumer that fetches nothing though the broker answers, crashes again and again, or whose handler never comes
 * back. kafkajs may stop without a word; only a new process is sure to read again.
 */
export class Watchdog {
  private silent = 0;
  private crashesInRow = 0;
  private lastCrash = '';
  private stuckBy: string | undefined;

  constructor(
    private readonly timer: Timer,
    private readonly world: WatchdogWorld,
    private readonly options: WatchdogOptions,
  ) {}

  /** Something was fetched, if only nothing new, or a chunk in hand moved. */
  alive(): void {
    this.silent = 0;
    this.crashesInRow = 0;
    this.stuckBy = undefined;
  }

  /** The broker could not be reached: whoever comes back from an outage gets the whole time to fetch again. */
  away(): void {
    this.silent = 0;
    this.crashesInRow = 0;
  }

  crashed(reason: string): void {
    this.crashesInRow += 1;
    this.lastCrash = reason;
  }

  /** A handler holds its partition and does not come back. */
  stuck(reason: string): void {
    this.stuckBy = reason;
  }

  /** How long nothing has been fetched, as far as this process was awake, ms. */
  silentMs(): number {
    return this.silent;
  }

  /** What operators are told before the end; undefined while there is nothing to tell. */
  warning(): string | undefined {
    const { stallMs } = this.options;
    if (this.stuckBy === undefined && this.silent < stallMs / 2) return undefined;
    const silent = this.stuckBy ?? `nothing was fetched for ${seconds(this.silent)}`;
    return `${silent}; after ${seconds(stallMs)} the process ends itself, to be started anew`;
  }

  /** Looks until `over` resolves, or until it has given up. */
  async watch(over: Promise<void>): Promise<void> {
    const everyMs = this.options.stallMs / LOOKS;
    let ended = false;
    const ending = over.then(() => {
      ended = true;
    });
    for (let before = this.timer.now(); ;) {
      await this.timer.sleep(everyMs, ending);
      if (ended) return;
      const now = this.timer.now();
      this.silent += Math.min(now - before, everyMs * LONGEST_LOOK);
      before = now;
      const reason = await this.verdict();
      if (ended) return;
      if (reason !== undefined) return this.world.dead(reason);
    }
  }

  private async verdict(): Promise<string | undefined> {
    if (this.stuckBy !== undefined) return this.stuckBy;
    if (this.suspicion() === undefined && this.silent < this.options.stallMs * DOUBT) return undefined;
    try {
      await this.world.ask();
      // It may have come back while the broker was asked.
      return this.suspicion();
    } catch {
      this.away();
      return undefined;
    }
  }

  private suspicion(): string | undefined {
    const { stallMs, crashes } = this.options;
    if (this.stuckBy !== undefined) return this.stuckBy;
    if (this.crashesInRow >= crashes)
      return `reading crashed ${this.crashesInRow} times in a row though the broker answers, last: ${this.lastCrash}`;
    if (this.silent >= stallMs)
      return `nothing was fetched for ${seconds(this.silent)} though the broker answers`;
    return undefined;
  }
}

const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
