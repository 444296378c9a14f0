import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProblemError } from '../problems/problem.js';
import { LOGGER } from '../tokens.js';
import { Database } from '../transactions/database.js';
import type { Tx } from '../transactions/tx.js';
import type { IdempotentCall } from './idempotency-key.decorator.js';

const PURGE_EVERY_MS = 3_600_000;
const PURGE_CHUNK = 5_000;

interface Stored {
  readonly body_hash: string;
  readonly status: number;
  readonly response: string | null;
}

/** Makes a create happen once, however often it is sent. */
@Injectable()
export class Idempotency implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Opens the transaction, runs `work` and stores its answer with it. The same key again within 24 hours gives the
   * stored answer (header `Idempotency-Replayed: true`); with another body 422; while the first is under way 409.
   * What fails stores nothing: a retry is judged anew.
   */
  once<T>(call: IdempotentCall, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await this.#lock(tx, call);
      // A statement of its own: its snapshot is taken under the lock, so it sees what the holder before committed.
      const stored = await this.#find(tx, call);
      if (stored) return this.#replay<T>(call, stored);
      const result = await work(tx);
      await tx.query(
        'insert into idempotency_key (caller, route, key, body_hash, status, response) values ($1, $2, $3, $4, $5, $6)',
        [call.caller, call.route, call.key, call.bodyHash, call.status(), JSON.stringify(result) ?? null],
        'idempotency-store',
      );
      return result;
    });
  }

  /** Removes answers older than 24 hours, a chunk at a time; returns how many. */
  async purgeExpired(): Promise<number> {
    let removed = 0;
    for (;;) {
      const rows = await this.database.query<unknown>(
        `delete from idempotency_key where ctid = any (array(
           select ctid from idempotency_key where created_at <= now() - interval '24 hours' limit ${PURGE_CHUNK}
         )) returning 1`,
      );
      removed += rows.length;
      if (rows.length < PURGE_CHUNK) return removed;
    }
  }

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => {
      this.purgeExpired().catch((error: unknown) => {
        this.logger.warn(
          { err: error },
          'expired idempotency keys were not removed; the next try is in an hour',
        );
      });
    }, PURGE_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #lock(tx: Tx, { caller, route, key }: IdempotentCall): Promise<void> {
    const digest = createHash('sha256')
      .update(JSON.stringify([caller, route, key]))
      .digest();
    const [row] = await tx.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock($1::bigint) as free',
      [digest.readBigInt64BE().toString()],
      'idempotency-lock',
    );
    if (row?.free) return;
    throw new ProblemError(
      409,
      'idempotency-in-flight',
      'Yêu cầu với khoá này đang được xử lý. Hãy gửi lại sau giây lát với đúng khoá đó.',
      { 'retry-after': '1' },
    );
  }

  async #find(tx: Tx, { caller, route, key }: IdempotentCall): Promise<Stored | undefined> {
    const [row] = await tx.query<Stored & { expired: boolean }>(
      `select body_hash, status, response::text, created_at <= now() - interval '24 hours' as expired
         from idempotency_key where caller = $1 and route = $2 and key = $3`,
      [caller, route, key],
      'idempotency-find',
    );
    if (!row?.expired) return row;
    await tx.query('delete from idempotency_key where caller = $1 and route = $2 and key = $3', [
      caller,
      route,
      key,
    ]);
    return undefined;
  }

  #replay<T>(call: IdempotentCall, stored: Stored): T {
    if (stored.body_hash !== call.bodyHash) {
      throw new ProblemError(
        422,
        'idempotency-key-reused',
        'Khoá này đã dùng cho một nội dung khác; không có gì được lưu. Hãy dùng khoá mới cho nội dung mới.',
      );
    }
    call.replayed(stored.status);
    return (stored.response === null ? undefined : JSON.parse(stored.response)) as T;
  }
}
