import type { Machine } from './machine.js';
import type { OutboxDatabase } from './outbox-database.js';
import type { Simulation } from './simulation.js';

/** What all writers of a run share: how much is left to write. */
export interface Plan {
  readonly keys: readonly string[];
  facts: number;
}

/** A service that changes aggregates and appends their facts, several at a time with others. */
export class WriterProcess {
  constructor(
    private readonly simulation: Simulation,
    private readonly machine: Machine,
    private readonly database: OutboxDatabase,
    private readonly plan: Plan,
    private readonly pauseMs: number,
  ) {}

  async run(): Promise<void> {
    const { random } = this.simulation;
    while (this.plan.facts > 0) {
      await this.machine.timer.sleep(random.between(0, this.pauseMs));
      await this.write().catch(() => undefined);
    }
  }

  /** One transaction: sometimes with its id taken early, over several aggregates, open for long, or rolled back. */
  private async write(): Promise<void> {
    const { database, machine, plan } = this;
    const { random } = this.simulation;
    const transaction = database.begin(machine);
    try {
      if (random.chance(0.3))
        await database.statement(transaction, 'touch', () => database.touch(transaction));
      const keys = new Set(Array.from({ length: random.chance(0.3) ? 2 : 1 }, () => random.pick(plan.keys)));
      // In one order, as whoever locks several rows should.
      for (const key of [...keys].sort()) {
        const facts = Math.min(1 + random.below(3), Math.max(1, plan.facts));
        await database.statement(transaction, `append ${facts} of ${key}`, () =>
          database.append(transaction, key, facts),
        );
        plan.facts -= facts;
      }
      if (random.chance(0.1)) await machine.timer.sleep(random.between(10, 400));
      if (random.chance(0.1)) return database.rollback(transaction);
      await database.commit(transaction);
    } catch (error) {
      database.leave(transaction);
      throw error;
    }
  }
}
