import type { ReceivedEvent } from '@xaso/contracts-common';
import { describe, isInfrastructure } from '../consumer/faults.js';
import type { Handler, HandlerRegistry } from '../consumer/handlers.js';
import type { ParkedEntry, ParkedSession, ParkedStore } from '../ports.js';
import { NothingParked, notParked } from './nothing-parked.js';

export interface RedriveResult {
  /** Events whose effect is committed now. */
  readonly redriven: number;
  /** Events of the key that still wait; above 0 only when one failed again. */
  readonly left: number;
  /** Why the first that is left failed. */
  readonly error?: string;
}

/** Writes, in the transaction of a batch, that its events were redriven. */
export type RedriveAudit<Tx> = (tx: Tx, consumer: string, key: string, events: number) => Promise<void>;

/** How many events share a transaction: for its time no chunk can add to the key's list. */
const BATCH = 50;

/** Takes what is parked under a key through the same handler and inbox as the first time, in order. */
export class Redrive<Tx = unknown> {
  constructor(
    private readonly registry: HandlerRegistry<Tx>,
    private readonly store: ParkedStore<Tx>,
    private readonly audited: RedriveAudit<Tx>,
  ) {}

  /**
   * In transactions of at most 50 events; after a failure one by one up to the event that fails, which stays as it was
   * with all behind it.
   * @throws DomainError not-found when nothing is parked under the key or no handler has that name; what the database
   * throws when it is away: what was committed before stays, and a repeated call goes on behind it
   */
  async redrive(consumer: string, key: string): Promise<RedriveResult> {
    const handler = this.registry.get(consumer);
    if (!handler) throw new NothingParked('consumer-unknown', `no handler is named ${consumer}`);
    let limit = BATCH;
    for (let redriven = 0; ;) {
      try {
        const { done, left } = await this.batch(handler, key, limit);
        if (done + redriven === 0) throw notParked(consumer, key);
        redriven += done;
        if (left === 0) return { redriven, left };
      } catch (error) {
        if (error instanceof NothingParked || isInfrastructure(error)) throw error;
        if (limit === 1)
          return { redriven, left: await this.store.left(consumer, key), error: describe(error) };
        limit = 1;
      }
    }
  }

  private batch(handler: Handler<Tx>, key: string, limit: number): Promise<{ done: number; left: number }> {
    const { consumer } = handler;
    return this.store.transaction(async (session) => {
      const entries = await session.take(consumer, key, limit);
      if (entries.length === 0) return { done: 0, left: 0 };
      await this.effects(session, handler, entries);
      const left = await session.remove(
        consumer,
        key,
        entries.map(({ id }) => id),
      );
      await this.audited(session.tx, consumer, key, entries.length);
      // What a handler leaves behind would fail at COMMIT, when nobody knows any more whose it was.
      if (limit === 1) await session.verify();
      return { done: entries.length, left };
    });
  }

  private async effects(
    session: ParkedSession<Tx>,
    handler: Handler<Tx>,
    entries: readonly ParkedEntry[],
  ): Promise<void> {
    const facts = entries.map((entry) => this.decoded(handler, entry));
    const fresh = new Set(
      await session.claim(
        handler.consumer,
        facts.map(({ event }) => event.id),
      ),
    );
    for (const { event, record, meant } of facts)
      if (fresh.delete(event.id) && meant) await handler.invoke(event, session.tx, record);
  }

  /** @throws Error when the record is still no fact */
  private decoded(handler: Handler<Tx>, { record }: ParkedEntry): Redriven {
    const decoded = this.registry.decode(record);
    if (!decoded.ok) throw new Error(decoded.error);
    // A record that was unreadable was parked for every handler of its topic.
    return { event: decoded.event, record, meant: decoded.handlers.includes(handler) };
  }
}

interface Redriven {
  readonly event: ReceivedEvent;
  readonly record: ParkedEntry['record'];
  readonly meant: boolean;
}
