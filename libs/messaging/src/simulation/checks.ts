import type { ConsumedRecord, RelayCursor } from '../ports.js';
import { type Fact, nameOf, PARTITIONS } from './fact.js';
import { BOOKINGS, type Handlers, JOURNAL } from './handlers.js';
import { blockKey, type Changes, type Effect, type InboxDatabase, inboxKey } from './inbox-database.js';
import type { Kafka, LogEntry } from './kafka.js';
import type { OutboxDatabase } from './outbox-database.js';
import type { Transaction } from './postgres.js';
import type { Simulation } from './simulation.js';

const CONSUMERS = [BOOKINGS, JOURNAL];

/** The promises, looked at in every step that could break them and once more at the end. */
export class Checks {
  private readonly committed = new Map<string, Fact>();
  private unpublished: OutboxDatabase['rows'] = [];
  private readonly logged = new Map<string, number>();
  private readonly inLog = new Set<string>();
  private readonly effects = new Set<string>();
  private readonly lastEffect = new Map<string, number>();
  private readonly discarded = new Set<string>();
  private readonly discarding = new Map<Transaction, string>();

  constructor(
    private readonly simulation: Simulation,
    private readonly outbox: OutboxDatabase,
    private readonly inbox: InboxDatabase,
    private readonly kafka: Kafka,
    private readonly handlers: Handlers,
  ) {
    kafka.appended = (entry) => this.appended(entry);
    inbox.committed = (changes, transaction) => this.applied(changes, transaction);
  }

  /** A relay stores a cursor, or goes on from it: what lies before it would never be read again. */
  cursor(cursor: RelayCursor, what: string): void {
    for (const row of this.unpublished)
      if (this.outbox.passed(row, cursor))
        this.simulation.fail(`a cursor is ${what} behind ${nameOf(row.fact)}, which is not in the log`);
  }

  /** An operator gives an event up in this transaction. */
  discards(transaction: Transaction, consumer: string, eventId: string): void {
    this.discarding.set(transaction, inboxKey(consumer, eventId));
  }

  isFact(record: ConsumedRecord): boolean {
    return this.kafka.logs[record.partition]?.[Number(record.offset)]?.fact !== undefined;
  }

  /** Everything that was committed is in the log. */
  published(): boolean {
    return this.unpublished.length === 0;
  }

  /** Everything is where it belongs; what is not is named. */
  waiting(): string | undefined {
    if (!this.published())
      return `not in the log: ${this.unpublished.map(({ fact }) => nameOf(fact)).join(', ')}`;
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      const next = this.inbox.positions.get(partition)?.next;
      const { end } = this.kafka.bounds(partition);
      if (next !== end) return `partition ${partition} is at ${next} of ${end}`;
    }
    const [parked] = this.inbox.parked;
    return parked && `parked: ${parked.consumer} ${parked.eventId} of ${parked.key}`;
  }

  /** At the end: each consumer has had each fact once, or an operator has given it up. */
  final(): void {
    const { simulation, inbox } = this;
    for (const fact of this.committed.values())
      for (const consumer of CONSUMERS)
        if (this.handlers.wants(consumer, fact) && !this.settled(consumer, fact.id))
          simulation.fail(`lost: ${consumer} has had no effect of ${nameOf(fact)}`);
    if (inbox.blocked.size > 0) simulation.fail(`keys stay blocked: ${[...inbox.blocked].join(', ')}`);
  }

  /** Facts whose inbox rows nobody needs any more: no copy of them lies before a consumer, in the list or on its way. */
  old(): Fact[] {
    const parked = new Set(this.inbox.parked.map((row) => row.eventId));
    const ahead = new Set<string>();
    for (const [partition, log] of this.kafka.logs.entries())
      for (const { fact } of log.slice(Number(this.inbox.positions.get(partition)?.next ?? 0n)))
        if (fact) ahead.add(fact.id);
    return [...this.committed.values()].filter(({ id }) => !ahead.has(id) && !parked.has(id));
  }

  /** A transaction of the writers' database is committed. */
  written(facts: readonly Fact[]): void {
    for (const fact of facts) this.committed.set(fact.id, fact);
    if (facts.length > 0) this.unpublished = this.outbox.rows.filter(({ fact }) => !this.inLog.has(fact.id));
  }

  private appended({ fact }: LogEntry): void {
    if (!fact) return;
    if (!this.committed.has(fact.id))
      this.simulation.fail(`${nameOf(fact)} is in the log and was never committed`);
    if (this.inLog.has(fact.id)) return;
    this.inLog.add(fact.id);
    this.unpublished = this.unpublished.filter((row) => row.fact !== fact);
    const before = this.logged.get(fact.key) ?? 0;
    if (fact.version !== before + 1)
      this.simulation.fail(`disorder: ${nameOf(fact)} is in the log after version ${before}`);
    this.logged.set(fact.key, fact.version);
  }

  /** A transaction of the consumer's database is committed. */
  private applied(changes: Changes, transaction: Transaction): void {
    const given = this.discarding.get(transaction);
    this.discarding.delete(transaction);
    for (const effect of changes.effects) this.effect(effect);
    if (given !== undefined) {
      this.discarded.add(given);
      this.simulation.counts.discarded += 1;
    }
    this.simulation.counts.redriven += changes.removed.length - (given === undefined ? 0 : 1);
    for (const { consumer, eventId, record } of changes.removed) {
      const gone = inboxKey(consumer, eventId);
      if (gone !== given && (!this.isFact(record) || !this.effects.has(gone)) && !this.discarded.has(gone))
        this.simulation.fail(`lost: ${consumer} ${eventId} leaves the parked list without an effect`);
    }
    if (changes.parked.length + changes.removed.length + changes.blocked.size + changes.opened.size > 0)
      this.blocks();
    if (changes.moved) this.moved(changes.moved);
  }

  private effect(effect: Effect): void {
    const { consumer, eventId, key, version } = effect;
    const row = inboxKey(consumer, eventId);
    if (this.effects.has(row)) this.simulation.fail(`doubled: ${consumer} has ${nameOf(effect)} twice`);
    if (this.discarded.has(row))
      this.simulation.fail(`doubled: ${consumer} has ${nameOf(effect)}, which was given up`);
    this.effects.add(row);
    if (this.handlers.policies[consumer] === 'skip') return;
    const last = this.lastEffect.get(blockKey(consumer, key)) ?? 0;
    if (version <= last)
      this.simulation.fail(`disorder: ${consumer} has ${nameOf(effect)} after version ${last}`);
    this.lastEffect.set(blockKey(consumer, key), version);
  }

  /** A blocked key has a parked event, and the other way round. */
  private blocks(): void {
    const { blocked, parked } = this.inbox;
    const meant = new Set(parked.filter((row) => row.blocks).map((row) => blockKey(row.consumer, row.key)));
    for (const pair of blocked)
      if (!meant.has(pair))
        this.simulation.fail(`blocked without a parked event: ${pair.replace('\0', ' ')}`);
    for (const pair of meant)
      if (!blocked.has(pair))
        this.simulation.fail(`open in spite of a parked event: ${pair.replace('\0', ' ')}`);
  }

  /** What the stored offset passes has had its effect or is parked. */
  private moved({ partition, from, to }: NonNullable<Changes['moved']>): void {
    for (const { fact, record } of this.kafka.logs[partition]?.slice(Number(from), Number(to)) ?? []) {
      if (!fact && record.key === null) continue;
      const eventId = fact?.id ?? `${record.topic}/${record.partition}/${record.offset}`;
      for (const consumer of CONSUMERS) {
        if (fact && !this.handlers.wants(consumer, fact)) continue;
        if (!this.settled(consumer, eventId) && !this.isParked(consumer, eventId))
          this.simulation.fail(`lost: partition ${partition} goes past ${record.offset} without ${consumer}`);
      }
    }
  }

  private settled(consumer: string, eventId: string): boolean {
    const row = inboxKey(consumer, eventId);
    return this.effects.has(row) || this.discarded.has(row);
  }

  private isParked(consumer: string, eventId: string): boolean {
    return this.inbox.parked.some((row) => row.consumer === consumer && row.eventId === eventId);
  }
}
