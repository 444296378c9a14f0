import { Injectable } from '@nestjs/common';
import type { Actor } from '@xaso/kernel';
import { audit, Database, type Tx } from '@xaso/platform';
import { HandlerRegistry } from '../consumer/handlers.js';
import { notParked } from './nothing-parked.js';
import { PgParkedSession, PgParkedStore } from './parked-store.pg.js';
import { Redrive, type RedriveResult } from './redrive.js';

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

const FIND = 'select id, key from parked_event where consumer = $1 and event_id = $2';

/** Lists, redrives and discards what was parked. A key is opened only when nothing of it waits any more. */
@Injectable()
export class Parking {
  private readonly store: PgParkedStore;

  constructor(
    private readonly database: Database,
    private readonly registry: HandlerRegistry<Tx>,
  ) {
    this.store = new PgParkedStore(database);
  }

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
  redrive(consumer: string, key: string, actor: Actor): Promise<RedriveResult> {
    const subject = { actor, action: 'parked.redrive', subject: 'parked-key' };
    const redrive = new Redrive(this.registry, this.store, (tx, name, of, events) =>
      audit(tx, { ...subject, subjectId: `${name}:${of}`, detail: { events } }),
    );
    return redrive.redrive(consumer, key);
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
      const subjectId = `${consumer}:${eventId}`;
      await audit(tx, { actor, action: 'parked.discard', subject: 'parked-event', subjectId, reason });
    });
  }
}
