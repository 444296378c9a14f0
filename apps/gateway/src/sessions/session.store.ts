import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import { CONFIG, HealthRegistry, isConnectionFault, LOGGER } from '@xaso/platform';
import pg from 'pg';
import type { Logger } from 'pino';
import type { GatewayConfig } from '../config.js';

/** A row of the table, still sealed. */
export interface Row {
  readonly idHash: Buffer;
  readonly accountId: string;
  readonly sealed: Buffer;
  readonly idleUntil: Date;
  readonly endsAt: Date;
}

const COLUMNS = `id_hash as "idHash", account_id as "accountId", sealed, idle_until as "idleUntil", ends_at as "endsAt"`;
/** Renewals hold a connection while the issuer thinks; they have a few of their own, so that look-ups never wait for it. */
const RENEWALS_AT_ONCE = 4;
/** Longer than the issuer is waited for. */
const LOCK_TIMEOUT_MS = 8_000;

/** The gateway's own database. */
@Injectable()
export class SessionStore implements OnApplicationShutdown {
  readonly #pool: pg.Pool;
  readonly #renewals: pg.Pool;

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    health: HealthRegistry,
  ) {
    this.#pool = this.#open(config, config.DATABASE_POOL, 3_000);
    this.#renewals = this.#open(config, RENEWALS_AT_ONCE, 15_000);
    health.register({ name: 'database', affects: 'ready', check: () => this.#answers() });
  }

  async insert(row: Row & { readonly createdAt: Date }): Promise<void> {
    await this.#query(
      'session-insert',
      `insert into session (id_hash, account_id, sealed, created_at, idle_until, ends_at) values ($1, $2, $3, $4, $5, $6)`,
      [row.idHash, row.accountId, row.sealed, row.createdAt, row.idleUntil, row.endsAt],
    );
  }

  async find(idHash: Buffer): Promise<Row | undefined> {
    const rows = await this.#query<Row>('session-find', `select ${COLUMNS} from session where id_hash = $1`, [
      idHash,
    ]);
    return rows[0];
  }

  async touch(idHash: Buffer, idleUntil: Date): Promise<void> {
    await this.#query(
      'session-touch',
      'update session set idle_until = greatest(idle_until, $2) where id_hash = $1',
      [idHash, idleUntil],
    );
  }

  async remove(idHash: Buffer): Promise<void> {
    await this.#query('session-remove', 'delete from session where id_hash = $1', [idHash]);
  }

  async removeOver(now: Date): Promise<void> {
    await this.#query('session-sweep', 'delete from session where least(idle_until, ends_at) <= $1', [now]);
  }

  /**
   * Runs `work` on the row while no other request and no other process may change it, and stores what it gives: another sealed
   * value, the same row for "as it was", or undefined for the end of the session.
   */
  async exclusively(idHash: Buffer, work: (row: Row) => Promise<Row | undefined>): Promise<Row | undefined> {
    const client = await this.#renewals.connect().catch((error: unknown) => {
      throw away(error);
    });
    let lost: unknown;
    const heard = (error: Error): void => void (lost = error);
    client.on('error', heard);
    try {
      await client.query('begin');
      const { rows } = await client.query<Row>(
        `select ${COLUMNS} from session where id_hash = $1 for update`,
        [idHash],
      );
      const [row] = rows;
      const next = row && (await work(row));
      if (row && !next) await client.query('delete from session where id_hash = $1', [idHash]);
      if (next && next !== row)
        await client.query('update session set sealed = $2 where id_hash = $1', [idHash, next.sealed]);
      await client.query('commit');
      return next;
    } catch (error) {
      if (isConnectionFault(error)) lost = error;
      else await client.query('rollback').catch((fault: unknown) => (lost = fault));
      throw isConnectionFault(error) ? away(error) : error;
    } finally {
      client.removeListener('error', heard);
      client.release(lost !== undefined);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#renewals.end()]);
  }

  async #query<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]> {
    try {
      return (await this.#pool.query<R>({ name, text, values })).rows;
    } catch (error) {
      throw isConnectionFault(error) ? away(error) : error;
    }
  }

  async #answers(): Promise<{ ok: boolean; detail?: string }> {
    try {
      await this.#pool.query('select 1');
      return { ok: true };
    } catch {
      return { ok: false, detail: 'PostgreSQL does not answer' };
    }
  }

  #open(config: GatewayConfig, max: number, patience: number): pg.Pool {
    const pool = new pg.Pool({
      connectionString: config.DATABASE_URL,
      application_name: 'gateway',
      max,
      connectionTimeoutMillis: patience,
      options: `-c search_path=${config.DATABASE_SCHEMA}`,
      statement_timeout: LOCK_TIMEOUT_MS + 1_000,
      lock_timeout: LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: 15_000,
      query_timeout: 15_000,
      keepAlive: true,
    });
    // Without a listener the loss of an idle connection would end the process.
    pool.on('error', (error) => this.logger.warn({ err: error }, 'an idle database connection was lost'));
    return pool;
  }
}

const away = (cause: unknown): DomainError =>
  Object.assign(
    new DomainError(
      'unavailable',
      'database-unavailable',
      'Nơi giữ phiên đăng nhập tạm thời không phục vụ; phiên của bạn vẫn còn, chưa có gì được lưu. Hãy thử lại sau giây lát.',
    ),
    { cause },
  );
