import type { OutboxReader, Producer } from '../ports.js';
import { Relay } from '../relay/relay.js';
import { Bell } from '../timer.js';
import type { Machine } from './machine.js';
import type { Simulation } from './simulation.js';

export const LEASE_MS = 900;
const IDLE_MS = 300;
const FLUSH_MS = 500;

/** One process that publishes, or waits until it may. */
export class RelayProcess {
  private readonly relay: Relay;
  private readonly bell = new Bell();

  constructor(
    private readonly simulation: Simulation,
    readonly machine: Machine,
    reader: OutboxReader,
    producer: Producer,
  ) {
    const observer = {
      leading: () => undefined,
      published: () => undefined,
      settled: () => undefined,
      failed: (error: Error, unusable: boolean) => {
        if (unusable) simulation.fail(`${machine.name} takes its outbox for another one: ${error.message}`);
      },
    };
    const times = { leaseMs: LEASE_MS, idleMs: IDLE_MS, flushMs: FLUSH_MS };
    const options = { owner: machine.name, ...times };
    this.relay = new Relay(reader, producer, machine.timer, this.bell, observer, options);
  }

  async run(): Promise<void> {
    try {
      await this.relay.run();
    } catch (error) {
      this.simulation.fail(`${this.machine.name}: the relay has ended: ${String(error)}`);
    }
  }

  /** Somebody says that facts were committed; nothing depends on its being heard. */
  ring(): void {
    this.machine.hear(this.simulation.random.between(0, 5), () => this.bell.ring());
  }

  stop(): void {
    this.relay.stop();
  }
}
