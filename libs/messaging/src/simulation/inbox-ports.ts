import { isInfrastructure } from '../consumer/faults.js';
import type {
  InboxSession,
  InboxStore,
  ParkedEntry,
  ParkedRecord,
  ParkedSession,
  ParkedStore,
  PartitionRef,
  StoredPosition,
} from '../ports.js';
import { nameOf } from './fact.js';
import { blockKey, type Effect, type InboxDatabase } from './inbox-database.js';
import type { Machine } from './machine.js';
import type { Transaction } from './postgres.js';

/** What a handler of the simulation writes to. */
export interface ModelTx {
  readonly transaction: Transaction;
  effects(effects: readonly Effect[]): Promise<void>;
  /** A statement fails, and the handler swallows the error. */
  spoil(): void;
}

/** The ports of consumer and redrive on the modelled database, as one process has them. */
export class InboxPorts {
  constructor(
    private readonly database: InboxDatabase,
    private readonly machine: Machine,
  ) {}

  inbox(): InboxStore<ModelTx> {
    return {
      transaction: (work) => this.transaction((transaction) => work(this.inboxSession(transaction))),
      position: (at, clusterId, initial) => this.position(at, clusterId, initial),
    };
  }

  parked(): ParkedStore<ModelTx> {
    const { database, machine } = this;
    return {
      transaction: (work) => this.transaction((transaction) => work(this.parkedSession(transaction))),
      left: (consumer, key) =>
        machine.call(database, `left ${consumer} ${key}`, () => database.under(consumer, key).length),
    };
  }

  private async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const { database } = this;
    const transaction = database.begin(this.machine);
    try {
      const result = await work(transaction);
      await database.commit(transaction);
      return result;
    } catch (error) {
      if (isInfrastructure(error)) database.leave(transaction);
      else database.rollback(transaction);
      throw error;
    }
  }

  private async position(
    at: PartitionRef,
    clusterId: string,
    initial: () => Promise<bigint>,
  ): Promise<StoredPosition> {
    const { database, machine } = this;
    const { partition } = at;
    for (;;) {
      const stored = await machine.call(database, `position ${partition}`, () =>
        database.positions.get(partition),
      );
      if (stored) return stored;
      const next = await initial();
      await machine.call(database, `position ${partition} begins at ${next}`, () => {
        if (!database.positions.has(partition)) database.positions.set(partition, { next, clusterId });
      });
    }
  }

  private tx(transaction: Transaction): ModelTx {
    const { database } = this;
    return {
      transaction,
      effects: (effects) =>
        database.statement(
          transaction,
          `effect ${effects[0]?.consumer} ${effects.map(nameOf).join(',')}`,
          () => {
            database.of(transaction).effects.push(...effects);
          },
        ),
      spoil: () => {
        transaction.spoiled = true;
      },
    };
  }

  private inboxSession(transaction: Transaction): InboxSession<ModelTx> {
    const { database } = this;
    const { statement } = bound(database, transaction);
    return {
      tx: this.tx(transaction),
      advance: ({ partition }, from, to) =>
        statement(`advance ${partition} from ${from} to ${to}`, () =>
          database.advance(transaction, partition, from, to),
        ),
      blocked: (consumers, keys) =>
        statement('blocked', () =>
          database.blockedOf(
            transaction,
            consumers.flatMap((consumer) => keys.map((key) => blockKey(consumer, key))),
          ),
        ),
      claim: (consumer, eventIds) => this.claim(transaction, consumer, eventIds),
      park: (records: readonly ParkedRecord[]) =>
        statement(`park ${records.map((one) => `${one.consumer} ${tail(one.eventId)}`).join(', ')}`, () =>
          database.park(transaction, records),
        ),
      verify: () => statement('verify', () => undefined),
    };
  }

  private parkedSession(transaction: Transaction): ParkedSession<ModelTx> {
    const { database } = this;
    const { statement } = bound(database, transaction);
    return {
      tx: this.tx(transaction),
      take: async (consumer, key, limit) => {
        const rows = await statement(`take ${consumer} ${key}`, () =>
          database.take(transaction, consumer, key, limit),
        );
        return rows.map((row): ParkedEntry => ({ id: String(row.id), record: row.record }));
      },
      claim: (consumer, eventIds) => this.claim(transaction, consumer, eventIds),
      remove: (consumer, key, ids) =>
        statement(`remove ${consumer} ${key} ${ids.join(',')}`, () =>
          database.remove(transaction, consumer, key, ids),
        ),
      verify: () => statement('verify', () => undefined),
    };
  }

  private async claim(
    transaction: Transaction,
    consumer: string,
    eventIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    if (eventIds.length === 0) return new Set();
    const { database } = this;
    return database.statement(transaction, `claim ${consumer} ${eventIds.map(tail).join(',')}`, () =>
      database.claim(transaction, consumer, eventIds),
    );
  }
}

/** What is different in the ids of a run. */
const tail = (eventId: string) => eventId.slice(-3).replace(/^0+/, '');

const bound = (database: InboxDatabase, transaction: Transaction) => ({
  statement: <T>(what: string, work: () => T | Promise<T>) => database.statement(transaction, what, work),
});
