import { isInfrastructure } from '../consumer/faults.js';
import { NothingParked } from '../parking/nothing-parked.js';
import { Redrive } from '../parking/redrive.js';
import type { ParkedStore } from '../ports.js';
import type { Checks } from './checks.js';
import type { Handlers } from './handlers.js';
import type { InboxDatabase, ParkedRow } from './inbox-database.js';
import type { ModelTx } from './inbox-ports.js';
import type { Kafka } from './kafka.js';
import type { Machine } from './machine.js';
import type { Simulation } from './simulation.js';

export interface OperatorParts {
  readonly simulation: Simulation;
  readonly machine: Machine;
  readonly database: InboxDatabase;
  readonly kafka: Kafka;
  readonly store: ParkedStore<ModelTx>;
  readonly handlers: Handlers;
  readonly checks: Checks;
  /** Nothing new goes wrong: whatever still waits is worked off. */
  readonly calm: () => boolean;
}

/** Somebody who looks at the parked list: redrives, too early or in time, gives events up, moves a partition past a record without a key. */
export class OperatorProcess {
  private readonly redrive: Redrive<ModelTx>;

  constructor(private readonly parts: OperatorParts) {
    const { handlers, store } = parts;
    this.redrive = new Redrive(handlers.registry(), store, () => Promise.resolve());
  }

  async run(): Promise<void> {
    const { machine, calm, simulation } = this.parts;
    for (;;) {
      await machine.timer.sleep(calm() ? 150 : simulation.random.between(150, 900));
      try {
        await this.round();
      } catch (error) {
        if (error instanceof NothingParked || isInfrastructure(error)) continue;
        simulation.fail(`${machine.name} is told of a failure that is not the database's: ${String(error)}`);
        return;
      }
    }
  }

  private async round(): Promise<void> {
    const { machine, database, simulation, calm } = this.parts;
    const list = await machine.call(database, 'list', () => database.parked);
    await this.passKeyless();
    if (list.length === 0) return;
    const { random } = simulation;
    const row = random.pick(list);
    const hopeless = !this.parts.checks.isFact(row.record);
    if (calm() ? hopeless : random.chance(hopeless ? 0.5 : 0.06)) return this.discard(row);
    await this.redrive.redrive(row.consumer, row.key);
  }

  /** As `Parking.discard`, which is SQL and not over a port. */
  private async discard({ consumer, eventId, key, id }: ParkedRow): Promise<void> {
    const { store, checks } = this.parts;
    await store.transaction(async (session) => {
      const entries = await session.take(consumer, key, 1_000);
      if (!entries.some((entry) => entry.id === String(id))) return;
      if (!eventId.includes('/')) await session.claim(consumer, [eventId]);
      await session.remove(consumer, key, [String(id)]);
      checks.discards(session.tx.transaction, consumer, eventId);
    });
  }

  /** A record without a key stands before its partition until somebody has moved the stored offset. */
  private async passKeyless(): Promise<void> {
    const { machine, database, kafka } = this.parts;
    for (const [partition, log] of kafka.logs.entries()) {
      const next = database.positions.get(partition)?.next;
      if (next === undefined || log[Number(next)]?.record.key !== null) continue;
      const transaction = database.begin(machine);
      try {
        await database.statement(transaction, `move ${partition} past ${next}`, () =>
          database.advance(transaction, partition, next, next + 1n),
        );
        await database.commit(transaction);
      } catch (error) {
        database.leave(transaction);
        throw error;
      }
    }
  }
}
