/** How one relay runs. */
export interface RelayOptions {
  /** Unique for each process and start. */
  readonly owner: string;
  /** How long a silent leader keeps the slot, ms. */
  readonly leaseMs: number;
  /** Longest sleep while nothing is published, ms; a ring of the bell ends it earlier. */
  readonly idleMs: number;
  /** How long a stopping leader goes on publishing what was committed before, ms. */
  readonly flushMs: number;
}

/** What the relay tells of itself, for metrics, health and logs. */
export interface RelayObserver {
  leading(leads: boolean): void;
  published(rows: number): void;
  /** Nothing waits any more, or another process leads: what failed before has healed. */
  settled(): void;
  /** A pass failed and will be repeated; `unusable` means it waits for an operator. */
  failed(error: Error, unusable: boolean): void;
}

/** Where the relay hears that something was committed. */
export interface RelayBell {
  heard(): Promise<void>;
  ring(): void;
}
