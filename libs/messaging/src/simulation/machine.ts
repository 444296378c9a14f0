import type { Timer } from '../ports.js';
import type { Network, Server } from './network.js';
import type { Simulation } from './simulation.js';

export type Role = 'writer' | 'relay' | 'consumer' | 'operator';

const never: Promise<never> = new Promise(() => undefined);

/**
 * A process: what runs in it speaks with the world by `call` and `timer` only. A dead one hears nothing any more, so its
 * promises never go on; a frozen one hears everything later, and goes on with what it believed before.
 */
export class Machine {
  alive = true;
  frozen = false;
  readonly timer: Timer;
  private readonly held: (() => void)[] = [];

  constructor(
    private readonly simulation: Simulation,
    private readonly network: Network,
    readonly role: Role,
    readonly name: string,
    /** What else happens when it dies or stands still. */
    private readonly gone: () => void,
  ) {
    // Clocks of machines agree in nothing but their pace.
    const origin = simulation.random.below(1_000_000);
    this.timer = {
      now: () => origin + simulation.now,
      sleep: (ms, wake) => this.sleep(ms, wake),
    };
  }

  /** A request: `work` is done at the server, what it returns is the answer. Every one is a point at which things go wrong. */
  call<T>(server: Server, what: string, work: () => T | Promise<T>): Promise<T> {
    if (!this.alive) return never;
    return new Promise<T>((resolve, reject) =>
      this.reached(() => this.network.send({ machine: this, server, what, work, resolve, reject })),
    );
  }

  /** Something reaches the process from outside, after `ms`. */
  hear(ms: number, happen: () => void): void {
    this.simulation.after(ms, () => this.reached(happen));
  }

  /** At once, when it goes on, or never. */
  reached(happen: () => void): void {
    if (!this.alive) return;
    if (this.frozen) this.held.push(happen);
    else happen();
  }

  crash(why: string): void {
    if (!this.alive) return;
    this.alive = false;
    this.simulation.counts.crashes += 1;
    if (this.simulation.history) this.simulation.tell(this.name, `is killed: ${why}`);
    this.gone();
  }

  /** It has ended by itself. */
  retire(): void {
    this.alive = false;
  }

  freeze(): void {
    if (!this.alive || this.frozen) return;
    this.frozen = true;
    this.simulation.counts.zombies += 1;
    if (this.simulation.history) this.simulation.tell(this.name, 'is stopped (SIGSTOP)');
    this.gone();
  }

  /** Everything that came meanwhile is met now, in an order that nobody knows. */
  thaw(): void {
    if (!this.alive || !this.frozen) return;
    this.frozen = false;
    if (this.simulation.history) this.simulation.tell(this.name, 'goes on (SIGCONT)');
    for (const happen of this.held.splice(0)) this.hear(this.simulation.random.between(0, 5), happen);
  }

  private sleep(ms: number, wake?: Promise<void>): Promise<void> {
    if (!this.alive) return never;
    return new Promise((resolve) => {
      const planned = this.simulation.after(ms, () => this.reached(resolve));
      const awake = () => {
        planned.happen = undefined;
        resolve();
      };
      wake?.then(awake, awake);
    });
  }
}
