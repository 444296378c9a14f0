import { type ConsumedRecord, ParkedFull, type ParkedRecord, type StoredPosition } from '../ports.js';
import { Postgres, type Transaction } from './postgres.js';

/** A row of `parked_event`. */
export interface ParkedRow {
  readonly id: number;
  readonly consumer: string;
  readonly eventId: string;
  readonly key: string;
  readonly record: ConsumedRecord;
  readonly blocks: boolean;
}

/** A row that a handler wrote. */
export interface Effect {
  readonly consumer: string;
  readonly eventId: string;
  readonly key: string;
  readonly version: number;
}

/** What a transaction is about to change, seen by itself and by the checks at its COMMIT. */
export interface Changes {
  readonly claimed: Set<string>;
  readonly effects: Effect[];
  readonly parked: ParkedRow[];
  readonly removed: ParkedRow[];
  readonly blocked: Set<string>;
  readonly opened: Set<string>;
  /** The fence, when it was moved. */
  moved?: { readonly partition: number; readonly from: bigint; readonly to: bigint };
}

export const inboxKey = (consumer: string, eventId: string): string => `${consumer} ${eventId}`;
export const blockKey = (consumer: string, key: string): string => `${consumer}\0${key}`;

/** The consumer's database: inbox, fence, parked list and the effects, under READ COMMITTED with row locks. */
export class InboxDatabase extends Postgres {
  readonly positions = new Map<number, StoredPosition>();
  readonly inbox = new Set<string>();
  readonly blocked = new Set<string>();
  /** What the checks want to know of every COMMIT. */
  committed: (changes: Changes, transaction: Transaction) => void = () => undefined;
  parked: ParkedRow[] = [];
  /** How many may be parked for a consumer. */
  parkedCap = Number.POSITIVE_INFINITY;
  private ids = 0;
  private readonly changes = new Map<Transaction, Changes>();

  of(transaction: Transaction): Changes {
    let changes = this.changes.get(transaction);
    if (!changes) {
      changes = {
        claimed: new Set(),
        effects: [],
        parked: [],
        removed: [],
        blocked: new Set(),
        opened: new Set(),
      };
      this.changes.set(transaction, changes);
    }
    return changes;
  }

  async advance(transaction: Transaction, partition: number, from: bigint, to: bigint): Promise<boolean> {
    await this.lock(transaction, `position ${partition}`, 'update');
    // As it stands after the wait: whoever held the row may have moved it.
    if (this.positions.get(partition)?.next !== from) return false;
    this.of(transaction).moved = { partition, from, to };
    return true;
  }

  async blockedOf(transaction: Transaction, pairs: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const pair of pairs) {
      if (!this.blocked.has(pair)) continue;
      await this.lock(transaction, `block ${pair}`, 'share');
      if (this.blocked.has(pair)) found.add(pair);
    }
    return found;
  }

  async claim(
    transaction: Transaction,
    consumer: string,
    eventIds: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const fresh = new Set<string>();
    const { claimed } = this.of(transaction);
    for (const eventId of [...eventIds].sort()) {
      const row = inboxKey(consumer, eventId);
      if (this.inbox.has(row) || claimed.has(row)) continue;
      await this.lock(transaction, `inbox ${row}`, 'update');
      if (this.inbox.has(row)) continue;
      claimed.add(row);
      fresh.add(eventId);
    }
    return fresh;
  }

  async park(transaction: Transaction, records: readonly ParkedRecord[]): Promise<void> {
    const { parked, blocked } = this.of(transaction);
    for (const consumer of new Set(records.map((one) => one.consumer))) {
      const ofConsumer = (one: { consumer: string }) => one.consumer === consumer;
      const there = this.parked.filter(ofConsumer).length + parked.filter(ofConsumer).length;
      if (there + records.filter(ofConsumer).length > this.parkedCap)
        throw new ParkedFull(consumer, this.parkedCap);
    }
    for (const { consumer, eventId, key, record, blocks } of records) {
      const same = (row: ParkedRow) => row.consumer === consumer && row.eventId === eventId;
      const name = `parked ${inboxKey(consumer, eventId)}`;
      if (!this.parked.some(same) || this.contended(transaction, name))
        await this.lock(transaction, name, 'update');
      if (!this.parked.some(same) && !parked.some(same))
        parked.push({ id: (this.ids += 1), consumer, eventId, key, record, blocks });
      const pair = blockKey(consumer, key);
      if (!blocks || blocked.has(pair)) continue;
      if (!this.blocked.has(pair) || this.contended(transaction, `block ${pair}`))
        await this.lock(transaction, `block ${pair}`, 'update');
      if (!this.blocked.has(pair)) blocked.add(pair);
    }
  }

  /** The lists' entries, oldest first, locked; those that another transaction removed meanwhile are passed over. */
  async take(
    transaction: Transaction,
    consumer: string,
    key: string,
    limit: number,
  ): Promise<readonly ParkedRow[]> {
    await this.holdKey(transaction, consumer, key);
    for (;;) {
      const taken: ParkedRow[] = [];
      for (const row of this.under(consumer, key)) {
        if (taken.length === limit) break;
        await this.lock(transaction, `parked ${inboxKey(consumer, row.eventId)}`, 'update');
        if (this.parked.includes(row)) taken.push(row);
      }
      if (taken.length > 0 || this.under(consumer, key).length === 0) return taken;
    }
  }

  async remove(
    transaction: Transaction,
    consumer: string,
    key: string,
    ids: readonly string[],
  ): Promise<number> {
    const { removed, opened } = this.of(transaction);
    for (const row of this.parked) if (ids.includes(String(row.id))) removed.push(row);
    await this.holdKey(transaction, consumer, key);
    const left = this.under(consumer, key).filter((row) => !removed.includes(row)).length;
    if (left === 0) opened.add(blockKey(consumer, key));
    return left;
  }

  under(consumer: string, key: string): ParkedRow[] {
    return this.parked.filter((row) => row.consumer === consumer && row.key === key);
  }

  protected override committing(transaction: Transaction): void {
    const changes = this.changes.get(transaction);
    if (!changes) return;
    const { moved, claimed, parked, removed, blocked, opened } = changes;
    if (moved) {
      const clusterId = this.positions.get(moved.partition)?.clusterId ?? '';
      this.positions.set(moved.partition, { next: moved.to, clusterId });
    }
    for (const row of claimed) this.inbox.add(row);
    if (removed.length > 0) this.parked = this.parked.filter((row) => !removed.includes(row));
    this.parked.push(...parked);
    for (const pair of opened) this.blocked.delete(pair);
    for (const pair of blocked) this.blocked.add(pair);
    this.committed(changes, transaction);
  }

  protected override ended(transaction: Transaction): void {
    this.changes.delete(transaction);
  }

  private async holdKey(transaction: Transaction, consumer: string, key: string): Promise<void> {
    const pair = blockKey(consumer, key);
    if (this.blocked.has(pair)) await this.lock(transaction, `block ${pair}`, 'update');
  }
}
