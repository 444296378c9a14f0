import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  type DataSource,
  type QueryRunner,
} from 'typeorm';
import { asUnavailable, isConnectionFault, unavailable } from './pg-faults.js';
import { AWAY, OpenTx, runQuery, type Tx } from './tx.js';

const IN_DOUBT =
  'Mất kết nối cơ sở dữ liệu đúng lúc đang lưu: có thể đã lưu hoặc chưa. Hãy gửi lại với đúng khoá cũ.';

/** The service's own PostgreSQL. */
export class Database {
  readonly #current = new AsyncLocalStorage<OpenTx>();

  constructor(
    readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  /** The connections behind `dataSource`, for measuring. */
  get pool(): Pool {
    return Reflect.get(this.dataSource.driver, 'master') as Pool;
  }

  /**
   * Runs `work` in one transaction (read committed) and commits it; whatever it throws rolls everything back.
   * There is no nesting: code that is given a `tx` passes it on.
   * A lost database is DomainError('unavailable', 'database-unavailable').
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.#refuseNesting();
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = await this.#connect(runner);
      const begun = begin(runner, client);
      const tx = new OpenTx(runner.manager, client);
      const result = await this.#work(tx, client, async (open) => {
        const done = await work(open);
        await begun;
        return done;
      });
      const afterCommit = tx.close();
      await this.#commit(client);
      this.#announce(afterCommit);
      return result;
    } finally {
      await runner.release();
    }
  }

  /** One statement that reads, by itself, on any free connection. */
  query<R>(sql: string, params: readonly unknown[] = [], name?: string): Promise<R[]> {
    return runQuery<R>(this.pool, sql, params, name);
  }

  /**
   * One statement that writes and is a transaction by itself: one journey to the server in place of three.
   * A connection that is lost on the way is DomainError('unavailable', 'commit-unknown'), as at the end of a transaction.
   */
  async statement<R>(sql: string, params: readonly unknown[] = [], name?: string): Promise<R[]> {
    this.#refuseNesting();
    const client = await this.pool.connect().catch((error: unknown) => {
      throw asUnavailable(error, AWAY);
    });
    // Without a listener the loss of the connection would end the process; the statement hears of it by itself.
    const heard = (): void => undefined;
    client.on('error', heard);
    try {
      const { rows } = await client.query({ text: sql, values: [...params], name });
      client.release();
      return rows as R[];
    } catch (error) {
      client.release(isConnectionFault(error));
      throw isConnectionFault(error) ? unavailable('commit-unknown', IN_DOUBT, error) : error;
    } finally {
      client.removeListener('error', heard);
    }
  }

  #refuseNesting(): void {
    if (this.#current.getStore()?.open)
      throw new Error('a transaction is already open here: pass its tx on instead of opening another');
  }

  async #connect(runner: QueryRunner): Promise<PoolClient> {
    try {
      return (await runner.connect()) as PoolClient;
    } catch (error) {
      throw asUnavailable(error, AWAY);
    }
  }

  async #work<T>(tx: OpenTx, client: PoolClient, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.#current.run(tx, () => work(tx));
    } catch (error) {
      tx.close();
      await this.#rollback(client);
      throw lostConnection(error);
    }
  }

  async #commit(client: PoolClient): Promise<void> {
    try {
      const { command } = await client.query('COMMIT');
      if (command === 'COMMIT') return;
    } catch (error) {
      if (!isConnectionFault(error)) {
        await this.#rollback(client);
        throw error;
      }
      discard(client, error);
      throw unavailable('commit-unknown', IN_DOUBT, error);
    }
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    throw new Error(
      'nothing was stored: a statement failed earlier in this transaction and its error was swallowed',
    );
  }

  async #rollback(client: PoolClient): Promise<void> {
    try {
      await client.query('ROLLBACK');
    } catch (error) {
      discard(client, error);
    }
  }

  #announce(callbacks: ReadonlyArray<() => void>): void {
    for (const callback of callbacks) {
      try {
        callback();
      } catch (error) {
        this.logger.error({ err: error }, 'a callback after commit failed; the commit stands');
      }
    }
  }
}

/**
 * Begins without waiting for the answer: the first statement of the work is sent right behind it, one journey less. A
 * connection that fails here fails that statement as well. TypeORM is told, or its repositories would begin another.
 */
function begin(runner: QueryRunner, client: PoolClient): Promise<unknown> {
  const begun = client.query('START TRANSACTION');
  begun.catch(() => undefined);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  return begun;
}

/**
 * What TypeORM says when the connection is lost: the driver's error, or that it has already let go of the connection.
 * Errors of other origin keep their meaning, even if a network is involved.
 */
function lostConnection(error: unknown): unknown {
  if (error instanceof QueryRunnerAlreadyReleasedError)
    return unavailable('database-unavailable', AWAY, error);
  return error instanceof QueryFailedError ? asUnavailable(error, AWAY) : error;
}

/** TypeORM gives the connection back to the pool as broken when it hears of an error on it. */
function discard(client: PoolClient, error: unknown): void {
  if (client.listenerCount('error') === 0) return;
  client.emit('error', error instanceof Error ? error : new Error(String(error)));
}
