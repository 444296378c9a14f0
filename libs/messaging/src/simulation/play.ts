import { Chaos } from './chaos.js';
import { SESSION_MS } from './consumer-process.js';
import { BOOKINGS, JOURNAL } from './handlers.js';
import { inboxKey } from './inbox-database.js';
import type { Role } from './machine.js';
import { type Counts, Simulation } from './simulation.js';
import { type Sabotage, World } from './world.js';

/** How a run ended. */
export interface Outcome {
  readonly seed: number;
  /** The promise that was broken; undefined: none. */
  readonly failure: string | undefined;
  readonly counts: Counts;
  readonly history: readonly string[];
}

export interface PlayOptions {
  /** Keep one line for each step. */
  readonly history?: boolean;
  readonly sabotage?: Sabotage;
}

/** Everything must be where it belongs so long after the last fault, ms. */
const DRAINED_WITHIN_MS = 60_000;
const ROLES: readonly Role[] = ['writer', 'relay', 'consumer', 'operator'];
const LOOK_MS = 40;

/** One run: the same seed gives the same history, step by step. */
export async function play(seed: number, options: PlayOptions = {}): Promise<Outcome> {
  const simulation = new Simulation(seed, options.history ?? false);
  const run = new Run(simulation, new World(simulation, options.sabotage ?? {}));
  await simulation.scheduler.run(() => run.over);
  simulation.counts.steps = simulation.scheduler.steps;
  const { failure, counts, history = [] } = simulation;
  return { seed, failure, counts, history };
}

/** A storm; in half of the runs a time in which the inbox forgets and old consumers come back; then calm until all is done. */
class Run {
  private done = false;
  private phase: 'storm' | 'publishing' | 'aftershock' | 'calm' = 'storm';
  private until: number;
  private readonly chaos: Chaos;
  private readonly forgetful: boolean;

  constructor(
    private readonly simulation: Simulation,
    private readonly world: World,
  ) {
    const { random } = simulation;
    this.chaos = new Chaos(world);
    this.until = random.between(300, 1_600);
    this.forgetful = random.chance(0.5);
    simulation.failing = random.pick([0, 0, 0.1]);
    this.chaos.storm(this.until);
    this.look();
  }

  get over(): boolean {
    return this.done || this.simulation.failure !== undefined;
  }

  private look(): void {
    this.step();
    if (!this.over) this.simulation.after(LOOK_MS, () => this.look());
  }

  private step(): void {
    const { simulation, world } = this;
    switch (this.phase) {
      case 'storm':
        if (simulation.now < this.until || world.plan.facts > 0) return;
        return this.forgetful ? this.publish() : this.quiet();
      case 'publishing':
        if (simulation.now >= this.until && this.published()) this.forget();
        return;
      case 'aftershock':
        if (simulation.now >= this.until) this.quiet();
        return;
      case 'calm':
        this.drained();
    }
  }

  /** Relays without a past publish the rest, so that no copy of an old fact is on its way any more. */
  private publish(): void {
    const { world, simulation } = this;
    this.enter('publishing');
    // Whoever took over from a stopped consumer has gone on by then.
    this.until = simulation.now + (world.sleepers.length > 0 ? 2 * SESSION_MS : 0);
    simulation.failing = 0;
    for (const role of ['relay', 'writer'] as const) world.weather.calm.add(role);
    for (const machine of world.machines('relay')) machine.crash('a new start');
    for (const machine of world.machines('writer')) machine.thaw();
  }

  private published(): boolean {
    const { outbox, checks, machines } = { ...this.world, machines: this.world.machines('writer') };
    return (
      machines.length === 0 &&
      this.simulation.adrift === 0 &&
      checks.published() &&
      outbox.rows.every((row) => outbox.passed(row, outbox.slot.cursor))
    );
  }

  /** Old partitions of the inbox are dropped: from here on only the fence keeps an old owner out. */
  private forget(): void {
    const { world, simulation } = this;
    this.enter('aftershock');
    for (const { id } of world.checks.old())
      for (const consumer of [BOOKINGS, JOURNAL]) world.inbox.inbox.delete(inboxKey(consumer, id));
    this.until = simulation.now + simulation.random.between(200, 900);
    this.chaos.aftershock(this.until - simulation.now);
  }

  private quiet(): void {
    const { world, simulation } = this;
    this.enter('calm');
    simulation.failing = 0;
    for (const role of ROLES) world.weather.calm.add(role);
    world.calm = true;
    world.handlers.mend();
    world.thawAll();
    this.until = simulation.now + DRAINED_WITHIN_MS;
  }

  private drained(): void {
    const { world, simulation } = this;
    const waiting = world.checks.waiting();
    const writing = world.machines('writer').length > 0;
    if (waiting === undefined && simulation.adrift === 0 && !writing) {
      world.checks.final();
      this.done = true;
    } else if (simulation.now > this.until) {
      simulation.fail(
        `not drained ${DRAINED_WITHIN_MS / 1_000} s after the last fault: ${waiting ?? 'in progress'}`,
      );
    }
  }

  private enter(phase: Run['phase']): void {
    this.phase = phase;
    if (this.simulation.history) this.simulation.tell('--', phase);
  }
}
