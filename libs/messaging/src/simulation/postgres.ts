import type { Machine } from './machine.js';
import type { Server } from './network.js';
import type { Simulation } from './simulation.js';

type Mode = 'share' | 'update';

interface Waiter {
  readonly transaction: Transaction;
  readonly mode: Mode;
  granted(): void;
  refused(error: Error): void;
}

interface Lock {
  readonly holders: Map<Transaction, Mode>;
  waiting: Waiter[];
}

/** How long a statement waits for a lock, ms. */
const LOCK_MS = 400;

const failure = (code: string, message: string) => Object.assign(new Error(message), { code });

/** One transaction: what it writes is there when it commits, or not at all. */
export class Transaction {
  state: 'open' | 'committed' | 'aborted' = 'open';
  /** A statement failed and the error was swallowed: nothing can be stored any more. */
  spoiled = false;
  readonly locks = new Set<Lock>();
  readonly writes: (() => void)[] = [];
  /** Ends when the statements that were sent so far are answered: the server takes them one by one. */
  answered: Promise<unknown> = Promise.resolve();

  constructor(readonly machine: Machine) {}
}

/** What every database here has: transactions, row locks by name, and the end of them when a client or the server dies. */
export abstract class Postgres implements Server {
  down = false;
  private readonly locks = new Map<string, Lock>();
  private readonly open = new Set<Transaction>();

  constructor(
    protected readonly simulation: Simulation,
    readonly name: string,
  ) {}

  away(): Error {
    return failure('ECONNRESET', `${this.name}: connection terminated`);
  }

  begin(machine: Machine): Transaction {
    const transaction = new Transaction(machine);
    this.open.add(transaction);
    return transaction;
  }

  /** A statement of a transaction. When it fails for want of the server, the server finds the client gone a little later. */
  statement<T>(transaction: Transaction, what: string, work: () => T | Promise<T>): Promise<T> {
    const answer = transaction.answered.then(() => this.execute(transaction, what, work));
    transaction.answered = answer.catch(() => undefined);
    return answer;
  }

  private async execute<T>(transaction: Transaction, what: string, work: () => T | Promise<T>): Promise<T> {
    const { machine } = transaction;
    try {
      return await machine.call(this, what, () => {
        this.requireOpen(transaction);
        if (transaction.spoiled) throw failure('25P02', 'current transaction is aborted');
        return work();
      });
    } catch (error) {
      if ((error as { code?: string }).code === '25P02') throw error;
      transaction.spoiled = true;
      throw error;
    }
  }

  /** @throws what a client sees: an error may mean that it is committed, will be, or never was. */
  async commit(transaction: Transaction): Promise<void> {
    await transaction.machine.call(this, 'commit', () => {
      this.requireOpen(transaction);
      if (transaction.spoiled) {
        this.end(transaction, 'aborted');
        throw new Error('nothing was stored: the transaction had failed before its COMMIT');
      }
      for (const write of transaction.writes) write();
      this.committing(transaction);
      this.end(transaction, 'committed');
    });
  }

  /** What the client has given up, the server gives up when it hears of it; a COMMIT may still be on its way. */
  leave(transaction: Transaction): void {
    this.simulation.after(this.simulation.random.between(0, 60), () => this.abort(transaction));
  }

  /** The transactions of a process that is gone. */
  leaveAll(machine: Machine): void {
    for (const transaction of this.open) if (transaction.machine === machine) this.leave(transaction);
  }

  /** The server dies and comes back: everything that was not committed is gone. */
  restart(ms: number): void {
    if (this.down) return;
    if (this.simulation.history) this.simulation.tell(this.name, `is killed, back in ${Math.round(ms)} ms`);
    this.down = true;
    for (const transaction of [...this.open]) this.abort(transaction);
    this.simulation.after(ms, () => {
      this.down = false;
    });
  }

  /** Undefined: it is held now. Otherwise when it is, or what PostgreSQL says after the lock timeout. */
  lock(transaction: Transaction, name: string, mode: Mode): Promise<void> | undefined {
    this.requireOpen(transaction);
    let lock = this.locks.get(name);
    if (!lock) this.locks.set(name, (lock = { holders: new Map(), waiting: [] }));
    const held = lock;
    if (free(held, transaction, mode) && (held.waiting.length === 0 || held.holders.has(transaction))) {
      hold(held, transaction, mode);
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const timeout = this.simulation.after(LOCK_MS, () =>
        waiter.refused(failure('55P03', `lock timeout: ${name}`)),
      );
      const waiter: Waiter = {
        transaction,
        mode,
        granted: () => {
          timeout.happen = undefined;
          hold(held, transaction, mode);
          resolve();
        },
        refused: (error) => {
          timeout.happen = undefined;
          held.waiting = held.waiting.filter((one) => one !== waiter);
          reject(error);
          this.grant(held);
        },
      };
      held.waiting.push(waiter);
      transaction.locks.add(held);
    });
  }

  /** Whether another transaction in progress holds it. */
  protected contended(transaction: Transaction, name: string): boolean {
    const lock = this.locks.get(name);
    return lock !== undefined && [...lock.holders.keys()].some((one) => one !== transaction);
  }

  /** After the writes, before anybody else sees them. */
  protected committing(_transaction: Transaction): void {}

  protected ended(_transaction: Transaction): void {}

  private abort(transaction: Transaction): void {
    if (transaction.state !== 'open') return;
    if (this.simulation.history)
      this.simulation.tell(this.name, `rolls back for ${transaction.machine.name}`);
    this.end(transaction, 'aborted');
  }

  rollback(transaction: Transaction): void {
    if (transaction.state === 'open') this.end(transaction, 'aborted');
  }

  private end(transaction: Transaction, state: 'committed' | 'aborted'): void {
    transaction.state = state;
    this.open.delete(transaction);
    this.ended(transaction);
    for (const lock of transaction.locks) {
      lock.holders.delete(transaction);
      for (const waiter of [...lock.waiting])
        if (waiter.transaction === transaction) waiter.refused(this.away());
      this.grant(lock);
    }
    transaction.locks.clear();
  }

  private grant(lock: Lock): void {
    for (;;) {
      const [next] = lock.waiting;
      if (!next || !free(lock, next.transaction, next.mode)) return;
      lock.waiting.shift();
      next.granted();
    }
  }

  private requireOpen(transaction: Transaction): void {
    if (transaction.state !== 'open') throw this.away();
  }
}

function free(lock: Lock, transaction: Transaction, mode: Mode): boolean {
  for (const [holder, held] of lock.holders)
    if (holder !== transaction && (mode === 'update' || held === 'update')) return false;
  return true;
}

function hold(lock: Lock, transaction: Transaction, mode: Mode): void {
  if (lock.holders.get(transaction) !== 'update') lock.holders.set(transaction, mode);
  transaction.locks.add(lock);
}
