import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { audit, Database, type Tx } from '@xaso/platform';
import { HandlerRegistry } from '../consumer/handlers.js';
import { notParked } from './nothing-parked.js';
import { contentOf, type ParkedDetail } from './parked-detail.js';
import {
  PgParkedSession,
  PgParkedStore,
  RECORD_COLUMNS,
  type RecordRow,
  toRecord,
} from './parked-store.pg.js';
import { Redrive, type RedriveResult } from './redrive.js';

/** A parked event as an operator sees it. */
export interface ParkedEvent {
  readonly consumer: string;
  /** The event's id, or `<topic>/<partition>/<offset>` of a record that has none. */
  readonly eventId: string;
  readonly type: string | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly error: string;
  /** 0: it was never tried, being unreadable or behind a parked event of its key. */
  readonly attempts: number;
  readonly parkedAt: Date;
}

/** Which parked events are meant; all unless told. */
export interface ParkedFilter {
  readonly consumer?: string | undefined;
  readonly key?: string | undefined;
}

const EVENT = `
  consumer, event_id as "eventId", type, topic, partition, "offset", key, error, attempts, parked_at as "parkedAt"`;
const MEANT = '($1::text is null or consumer = $1) and ($2::text is null or key = $2)';
const FIND = 'select id, key from parked_event where consumer = $1 and event_id = $2';

/** Lists, shows, redrives and discards what was parked. A key is opened only when nothing of it waits any more. */
@Injectable()
export class Parking {
  private readonly store: PgParkedStore;

  constructor(
    private readonly database: Database,
    private readonly registry: HandlerRegistry<Tx>,
  ) {
    this.store = new PgParkedStore(database);
  }

  /** The oldest, in the order in which they were parked. */
  list(limit = 100, { consumer, key }: ParkedFilter = {}): Promise<ParkedEvent[]> {
    return this.database.query<ParkedEvent>(
      `select ${EVENT} from parked_event where ${MEANT} order by id limit $3`,
      [consumer ?? null, key ?? null, limit],
    );
  }

  async count({ consumer, key }: ParkedFilter = {}): Promise<number> {
    const [row] = await this.database.query<{ events: string }>(
      `select count(*) as events from parked_event where ${MEANT}`,
      [consumer ?? null, key ?? null],
    );
    return Number(row?.events ?? 0);
  }

  /** Keys under which something is parked for a consumer, the longest waiting first. */
  async keys(consumer: string): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      'select key from parked_event where consumer = $1 group by key order by min(id)',
      [consumer],
    );
    return rows.map(({ key }) => key);
  }

  /**
   * One event with its headers and payload. Whoever reads it is in the audit log: a record that is no fact may hold anything.
   * @throws DomainError not-found
   */
  show(consumer: string, eventId: string, actor: Actor): Promise<ParkedDetail> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<ParkedEvent & RecordRow>(
        `select ${EVENT}, ${RECORD_COLUMNS} from parked_event where consumer = $1 and event_id = $2`,
        [consumer, eventId],
      );
      if (!row) throw notParked(consumer, eventId);
      await audit(tx, { actor, action: 'parked.read', ...eventSubject(consumer, eventId) });
      const { raw_value: _value, headers: _headers, ...event } = row;
      return { ...event, ...contentOf(toRecord(row)) };
    });
  }

  /**
   * Runs the parked events of a key through the same handler and inbox, in order, in transactions of at most 50. A
   * failure leaves the list as it was from that event on.
   * @throws DomainError not-found when nothing is parked under the key.
   */
  redrive(consumer: string, key: string, actor: Actor, reason?: string): Promise<RedriveResult> {
    const entry = { actor, action: 'parked.redrive', subject: 'parked-key', ...(reason ? { reason } : {}) };
    const redrive = new Redrive(this.registry, this.store, (tx, name, of, events) =>
      audit(tx, { ...entry, subjectId: `${name}:${of}`, detail: { events } }),
    );
    return redrive.redrive(consumer, key);
  }

  /** Redrives the key that an event waits under, from its oldest event on. @throws DomainError not-found */
  async redriveKeyOf(
    consumer: string,
    eventId: string,
    actor: Actor,
  ): Promise<RedriveResult & { readonly key: string }> {
    const [row] = await this.database.query<{ key: string }>(FIND, [consumer, eventId]);
    if (!row) throw notParked(consumer, eventId);
    return { key: row.key, ...(await this.redrive(consumer, row.key, actor)) };
  }

  /**
   * Gives an event up for its consumer: it counts as handled, with the reason in the audit log.
   * @throws DomainError not-found
   */
  async discard(consumer: string, eventId: string, actor: Actor, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const find = () => tx.query<{ id: string; key: string }>(FIND, [consumer, eventId]);
      const session = new PgParkedSession(tx);
      // The key first, as a redrive does, which may be taking the event up at this moment.
      for (const { key } of await find()) await session.hold(consumer, key);
      const [row] = await find();
      if (!row) throw notParked(consumer, eventId);
      if (!eventId.includes('/')) await session.claim(consumer, [eventId]);
      await session.remove(consumer, row.key, [row.id]);
      await audit(tx, { actor, action: 'parked.discard', ...eventSubject(consumer, eventId), reason });
    });
  }
}

const eventSubject = (consumer: string, eventId: string) => ({
  subject: 'parked-event',
  subjectId: `${consumer}:${eventId}`,
});
