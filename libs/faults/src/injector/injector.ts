import { ProgressWatch } from '../supervisor/progress.js';
import { until } from '../supervisor/until.js';
import { allFaults } from './all-faults.js';
import type { Fault, World } from './fault.js';
import { schedule } from './schedule.js';

/** How often each fault was injected. */
export type FaultCounts = ReadonlyMap<string, number>;

export interface InjectionOptions {
  readonly seconds: number;
  /** True: each fault once, in the order of the list, however long it takes. */
  readonly once: boolean;
  readonly signal: AbortSignal;
}

/** A system that heals goes on within this time after a fault, also on a machine that is slow to start processes. */
const PROGRESS_WITHIN_MS = 90_000;

/** Injects faults one after the other and sees that everything goes on in between. */
export class Injector {
  readonly counts = new Map<string, number>();
  readonly leftOut = new Map<string, string>();
  /** Faults after which something did not go on. */
  readonly findings: string[] = [];

  constructor(
    private readonly world: World,
    private readonly faults: readonly Fault[] = allFaults,
  ) {}

  async run({ seconds, once, signal }: InjectionOptions): Promise<void> {
    const { world } = this;
    const possible: Fault[] = [];
    for (const fault of this.faults) {
      const why = await fault.impossible?.(world);
      if (why === undefined) possible.push(fault);
      else this.leftOut.set(fault.name, why);
    }
    for (const [name, why] of this.leftOut) world.tell(`left out: ${name}: ${why}`);
    const end = Date.now() + seconds * 1_000;
    const faults = once ? possible : schedule(possible, world.random);
    for (const fault of faults) {
      await world.pause(world.random.between(300, 2_000));
      if (!once && Date.now() >= end) break;
      await this.one(fault, signal);
    }
    while (Date.now() < end) await world.pause(Math.min(1_000, Math.max(0, end - Date.now())));
  }

  private async one(fault: Fault, signal: AbortSignal): Promise<void> {
    const { world } = this;
    const began = Date.now();
    world.history.fault(fault.name);
    let target: string;
    try {
      target = await fault.inject(world);
    } catch (error) {
      signal.throwIfAborted();
      target = `failed: ${error instanceof Error ? error.message : String(error)}`;
      this.findings.push(`${fault.name} ${target}`);
    }
    world.history.done(fault.name, target);
    const broken = secondsSince(began);
    const over = Date.now();
    this.counts.set(fault.name, (this.counts.get(fault.name) ?? 0) + 1);
    const missing = await this.standsStill(signal);
    const healed = secondsSince(over);
    world.tell(
      `${fault.name} (${target}), ${broken} s; ${missing ?? 'everything goes on'} ${healed} s later`,
    );
    if (missing) this.findings.push(`after ${fault.name} (${target}): ${missing}`);
  }

  /** What has not moved in time; undefined when everything has. */
  private async standsStill(signal: AbortSignal): Promise<string | undefined> {
    const { banks } = this.world;
    let watch: ProgressWatch | undefined;
    const look = async (): Promise<string | undefined> => {
      // The database itself may still be away.
      watch ??= await ProgressWatch.from(banks);
      return watch.missing(banks);
    };
    return until(look, PROGRESS_WITHIN_MS, signal);
  }
}

const secondsSince = (then: number): string => ((Date.now() - then) / 1_000).toFixed(1);
