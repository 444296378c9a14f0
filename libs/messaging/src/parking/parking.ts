import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { audit, Database, type Tx } from '@xaso/platform';
import { describe, isInfrastructure } from '../consumer/faults.js';
import { HandlerRegistry } from '../consumer/handlers.js';
import { PgInboxSession } from '../consumer/inbox-store.pg.js';
import type { ConsumedRecord } from '../ports.js';
import { decodeHeaders } from './record-encoding.js';

/** A parked event as an operator sees it. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly eventId: string;
  readonly type: string | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly error: string;
  readonly attempts: number;
  readonly parkedAt: Date;
}

export interface RedriveResult {
  /** Events whose effect is committed now. */
  readonly redriven: number;
  /** Events of the key that still wait; above 0 only when one failed again. */
  readonly left: number;
  /** Why the first that is left failed. */
  readonly error?: string;
}

interface ParkedRow {
  id: string;
  consumer: string;
  event_id: string;
  topic: string;
  partition: number;
  offset: string;
  key: string;
  raw_value: Buffer | null;
  headers: Record<string, string>;
}

const BATCH = 50;

/** Lists, redrives and discards what was parked. A key is opened only when nothing of it waits any more. */
@Injectable()
export class Parking {
  constructor(
    private readonly database: Database,
    private readonly registry: HandlerRegistry<Tx>,
  ) {}

  list(limit = 100): Promise<ParkedEvent[]> {
    return this.database.query<ParkedEvent>(
      `select consumer, event_id as "eventId", type, topic, partition, "offset", key, error, attempts, parked_at as "parkedAt"
       from parked_event order by id limit $1`,
      [limit],
    );
  }

  /**
   * Runs the parked events of a key through the same handler and inbox, in order, in transactions of at most 50. A
   * failure leaves the list as it was from that event on.
   * @throws DomainError not-found when nothing is parked under the key.
   */
  async redrive(consumer: string, key: string, actor: Actor): Promise<RedriveResult> {
    let redriven = 0;
    for (;;) {
      let done: { count: number; left: number };
      try {
        done = await this.database.transaction((tx) => this.redriveBatch(tx, consumer, key, actor, BATCH));
      } catch (error) {
        if (error instanceof NothingParked || isInfrastructure(error)) throw error;
        // Somewhere in the batch: go on one by one until the one that fails.
        const single = await this.redriveSingly(consumer, key, actor);
        return {
          redriven: redriven + single.redriven,
          left: single.left,
          ...(single.error ? { error: single.error } : {}),
        };
      }
      redriven += done.count;
      if (done.left === 0) return { redriven, left: 0 };
    }
  }

  /**
   * Gives an event up for its consumer: it counts as handled, with the reason in the audit log.
   * @throws DomainError not-found
   */
  async discard(consumer: string, eventId: string, actor: Actor, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ key: string; event_id: string }>(
        'select key, event_id from parked_event where consumer = $1 and event_id = $2',
        [consumer, eventId],
      );
      if (!row) throw notParked(consumer, eventId);
      await this.lock(tx, consumer, row.key);
      await tx.query('delete from parked_event where consumer = $1 and event_id = $2', [consumer, eventId]);
      if (!eventId.includes('/')) await new PgInboxSession(tx, '').claim(consumer, [eventId]);
      await this.openIfEmpty(tx, consumer, row.key);
      await audit(tx, {
        actor,
        action: 'parked.discard',
        subject: 'parked-event',
        subjectId: `${consumer}:${eventId}`,
        reason,
      });
    });
  }

  private async redriveSingly(consumer: string, key: string, actor: Actor): Promise<RedriveResult> {
    let redriven = 0;
    for (;;) {
      try {
        const done = await this.database.transaction((tx) => this.redriveBatch(tx, consumer, key, actor, 1));
        redriven += done.count;
        if (done.left === 0) return { redriven, left: 0 };
      } catch (error) {
        if (error instanceof NothingParked || isInfrastructure(error)) throw error;
        const [rest] = await this.database.query<{ left: string }>(
          'select count(*) as left from parked_event where consumer = $1 and key = $2',
          [consumer, key],
        );
        return { redriven, left: Number(rest?.left ?? 0), error: describe(error) };
      }
    }
  }

  private async redriveBatch(
    tx: Tx,
    consumer: string,
    key: string,
    actor: Actor,
    limit: number,
  ): Promise<{ count: number; left: number }> {
    const handler = this.registry.get(consumer);
    if (!handler) throw new NothingParked('consumer-unknown', `no handler is named ${consumer}`);
    await this.lock(tx, consumer, key);
    const rows = await tx.query<ParkedRow>(
      `select id, consumer, event_id, topic, partition, "offset", key, raw_value, headers from parked_event
       where consumer = $1 and key = $2 order by id limit $3 for update`,
      [consumer, key, limit],
    );
    const session = new PgInboxSession(tx, '');
    for (const row of rows) {
      const record = toRecord(row);
      const decoded = this.registry.decode(record);
      if (!decoded.ok) throw new Error(decoded.error);
      const fresh = await session.claim(consumer, [decoded.event.id]);
      if (fresh.size > 0 && decoded.handlers.includes(handler))
        await handler.invoke(decoded.event, tx, record);
    }
    await tx.query('delete from parked_event where id = any ($1::bigint[])', [rows.map((row) => row.id)]);
    const left = await this.openIfEmpty(tx, consumer, key);
    await audit(tx, {
      actor,
      action: 'parked.redrive',
      subject: 'parked-key',
      subjectId: `${consumer}:${key}`,
      detail: { events: rows.length },
    });
    return { count: rows.length, left };
  }

  /** Under this lock no chunk can add to the key's list; the policy `skip` blocks nothing and needs none. */
  private async lock(tx: Tx, consumer: string, key: string): Promise<void> {
    await tx.query('select 1 from blocked_key where consumer = $1 and key = $2 for update', [consumer, key]);
    const waiting = await tx.query('select 1 from parked_event where consumer = $1 and key = $2 limit 1', [
      consumer,
      key,
    ]);
    if (waiting.length === 0) throw notParked(consumer, key);
  }

  private async openIfEmpty(tx: Tx, consumer: string, key: string): Promise<number> {
    const [rest] = await tx.query<{ left: string }>(
      'select count(*) as left from parked_event where consumer = $1 and key = $2',
      [consumer, key],
    );
    const left = Number(rest?.left ?? 0);
    if (left === 0)
      await tx.query('delete from blocked_key where consumer = $1 and key = $2', [consumer, key]);
    return left;
  }
}

/** The refusals of parking itself; a DomainError that a handler throws is a failure of the event. */
class NothingParked extends DomainError {
  constructor(code: string, message: string) {
    super('not-found', code, message);
  }
}

const notParked = (consumer: string, what: string) =>
  new NothingParked('not-parked', `nothing is parked for ${consumer} under ${what}`);

const toRecord = (row: ParkedRow): ConsumedRecord => ({
  topic: row.topic,
  partition: row.partition,
  offset: BigInt(row.offset),
  key: Buffer.from(row.key),
  value: row.raw_value,
  headers: decodeHeaders(row.headers),
});
