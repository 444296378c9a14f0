import type { ServerMode } from '@xaso/servers';
import type { Verdict } from './checker/index.js';
import type { Fault } from './injector/fault.js';
import type { FaultCounts } from './injector/injector.js';

/** How one run of the laboratory is made. */
export interface LaboratoryOptions {
  /** How long faults are injected; start and drain come on top. */
  readonly seconds: number;
  /** The same seed makes the same orders and the same schedule of faults. */
  readonly seed: number;
  /** Default: embedded, or Docker where that cannot be had. */
  readonly servers?: ServerMode | undefined;
  /** The faults to inject, all of them when absent. */
  readonly faults?: readonly Fault[] | undefined;
  /** True: each of the faults once, in the order given, and orders for `seconds` at least. */
  readonly once?: boolean;
  /** True: history and logs are kept also when nothing was found. */
  readonly keep?: boolean | undefined;
  /** Clients that ask for orders; default 6. */
  readonly clients?: number;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What came of a run. */
export interface LaboratoryResult {
  readonly verdict: Verdict;
  /** What the laboratory itself saw and the checker cannot: no progress after a fault, not drained in time. */
  readonly findings: readonly string[];
  /** Nothing was found, by the checker or the laboratory. */
  readonly clean: boolean;
  readonly faults: FaultCounts;
  /** Faults that cannot be done here, with the reason. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** How often processes were started again. */
  readonly restarts: number;
  /** Redeliveries that the inbox has absorbed. */
  readonly absorbed: number;
  /** Events that were parked, all told. */
  readonly parked: number;
  /** History and logs; kept when something was found. */
  readonly folder: string | undefined;
}
