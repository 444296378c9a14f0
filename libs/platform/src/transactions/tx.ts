import type { QueryResultRow, PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from './array-literal.js';
import { asUnavailable } from './pg-faults.js';

/** An open database transaction. Only `Database.transaction` makes one; use cases pass it on as an argument. */
export interface Tx {
  /** TypeORM on the connection of this transaction. */
  readonly manager: EntityManager;
  /** False after commit or rollback; whatever uses it then throws. */
  readonly open: boolean;
  /** Straight to the connection. With a `name` the statement is prepared once for each connection: for hot paths. */
  query<R>(sql: string, params?: readonly unknown[], name?: string): Promise<R[]>;
  /** Runs once, after COMMIT succeeded; never after a rollback. An error in it is logged, nothing more. */
  afterCommit(fn: () => void): void;
}

/** A row that is to be inserted, by itself or in the one statement of a larger change. */
export interface NewRow {
  readonly into: string;
  /** By column. */
  readonly values: Readonly<Record<string, unknown>>;
}

export class OpenTx implements Tx {
  readonly #manager: EntityManager;
  readonly #client: PoolClient;
  readonly #afterCommit: Array<() => void> = [];
  #open = true;

  constructor(manager: EntityManager, client: PoolClient) {
    this.#manager = manager;
    this.#client = client;
  }

  get open(): boolean {
    return this.#open;
  }

  get manager(): EntityManager {
    this.#assertOpen();
    return this.#manager;
  }

  async query<R>(sql: string, params: readonly unknown[] = [], name?: string): Promise<R[]> {
    this.#assertOpen();
    return runQuery<R>(this.#client, sql, params, name);
  }

  afterCommit(fn: () => void): void {
    this.#assertOpen();
    this.#afterCommit.push(fn);
  }

  /** Ends the use of this transaction and hands out what is to run once it is committed. */
  close(): ReadonlyArray<() => void> {
    this.#open = false;
    return this.#afterCommit;
  }

  #assertOpen(): void {
    if (!this.#open) {
      throw new Error(
        'this transaction is over: await everything inside Database.transaction, and keep no tx for later',
      );
    }
  }
}

/** What a caller is told when the database is lost before anything was committed. */
export const AWAY = 'Cơ sở dữ liệu tạm thời không phục vụ; chưa lưu gì. Hãy thử lại sau giây lát.';

interface Queryable {
  query(query: { text: string; values: unknown[]; name?: string }): Promise<{ rows: QueryResultRow[] }>;
}

export async function runQuery<R>(
  on: Queryable,
  sql: string,
  params: readonly unknown[],
  name: string | undefined,
): Promise<R[]> {
  try {
    const result = await on.query({ text: sql, values: params.map(asParameter), name });
    return result.rows as R[];
  } catch (error) {
    throw asUnavailable(
      error,
      'The database went away during the work; nothing was stored. Try again shortly.',
    );
  }
}

const asParameter = (value: unknown): unknown =>
  Array.isArray(value) ? (arrayLiteral(value) ?? (value as unknown[])) : value;
