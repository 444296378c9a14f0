import type { Driver } from '../driver/driver.js';
import type { History } from '../driver/history.js';
import type { Random } from '../driver/random.js';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import type { SmallDisk } from '../supervisor/small-disk.js';
import type { Servers } from '../supervisor/servers.js';

/** The laboratory as a fault finds it. */
export interface World {
  readonly banks: readonly BankUnderTest[];
  readonly servers: Servers;
  /** Kafka past the proxy. */
  readonly brokers: readonly string[];
  /** The disk of one bank's database, or why it has none of its own. */
  readonly disk: SmallDisk | string;
  readonly driver: Driver;
  readonly history: History;
  /** Choices of the schedule; the same seed makes the same ones. */
  readonly random: Random;
  /** Resolves after the time, or rejects when the run is stopped. */
  pause(ms: number): Promise<void>;
  tell(line: string): void;
  /** Events older than this may have lost their inbox rows: nobody may repeat them any more. */
  forgottenBefore: Date;
}

/** Something that goes wrong. */
export interface Fault {
  /** `kill-relay`; the name by which it is counted and asked for. */
  readonly name: string;
  /** Why it cannot be done here, if so. */
  impossible?(world: World): Promise<string | undefined>;
  /** Does it, and undoes what does not heal by itself. Gives to whom it was done. */
  inject(world: World): Promise<string>;
}
