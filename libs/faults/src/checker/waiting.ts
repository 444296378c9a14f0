import type { Bank } from './bank.js';
import { type BlockedRow, type ParkedRow, placeOf } from './evidence.js';
import type { Facts } from './facts.js';
import type { Findings } from './findings.js';
import type { History, Injected } from './history.js';
import type { Positions } from './positions.js';

const NOT_PARKED = ['duplicate', 'keyless'];

/** What is parked, what was discarded, and which keys are blocked. */
export class Waiting {
  readonly parked = new Map<string, ParkedRow>();
  private readonly discarded = new Set<string>();
  private readonly blocked = new Set<string>();
  /** The first parked row of a key, for each consumer. */
  private readonly heads = new Map<string, ParkedRow>();

  constructor(
    private readonly bank: Bank,
    private readonly facts: Facts,
    private readonly history: History,
    private readonly positions: Positions,
    private readonly findings: Findings,
  ) {}

  get discards(): number {
    return this.discarded.size;
  }

  add(service: string, rows: Iterable<ParkedRow>): void {
    for (const row of rows) {
      this.parked.set(idOf(row.consumer, row.eventId), row);
      const key = idOf(row.consumer, row.key);
      const head = this.heads.get(key);
      if (!head || row.offset < head.offset) this.heads.set(key, row);
      const fact = this.facts.get(row.eventId);
      const consumer = this.bank.consumer(row.consumer);
      const where = `${service} parked_event`;
      const which = `${row.eventId} (${placeOf(row)}) for ${row.consumer}`;
      if (!fact && !this.history.injectedAt(row))
        this.findings.add('other', 'parked-stranger', where, `${which} is neither a fact nor injected`);
      else if (consumer?.service !== service || this.bank.ownerOfTopic(row.topic) === service)
        this.findings.add('other', 'parked-undue', where, `${which} is not this consumer's to park`);
    }
  }

  /** Subjects of the audited discards: `<consumer>:<event id>`. */
  addDiscards(subjects: Iterable<string>): void {
    for (const subject of subjects) {
      const colon = subject.indexOf(':');
      this.discarded.add(idOf(subject.slice(0, colon), subject.slice(colon + 1)));
    }
  }

  addBlocked(service: string, rows: Iterable<BlockedRow>): void {
    for (const { consumer, key } of rows) {
      this.blocked.add(idOf(consumer, key));
      if (!this.heads.has(idOf(consumer, key)))
        this.findings.add(
          'other',
          'blocked-without-parked',
          `${service} blocked_key`,
          `${key} is blocked for ${consumer}, and nothing of it is parked`,
        );
    }
  }

  of(consumer: string, eventId: string): ParkedRow | undefined {
    return this.parked.get(idOf(consumer, eventId));
  }

  wasDiscarded(consumer: string, eventId: string): boolean {
    return this.discarded.has(idOf(consumer, eventId));
  }

  /** What everything later of the key has to wait behind. */
  head(consumer: string, key: string): ParkedRow | undefined {
    return this.heads.size === 0 ? undefined : this.heads.get(idOf(consumer, key));
  }

  finish(): void {
    for (const row of this.heads.values()) {
      if (!this.blocked.has(idOf(row.consumer, row.key)))
        this.findings.add(
          'other',
          'parked-without-block',
          row.consumer,
          `${row.eventId} is parked, but its key ${row.key} is not blocked: what follows may pass it`,
        );
    }
    for (const injected of this.history.injected) {
      if (!NOT_PARKED.includes(injected.what)) this.mustWait(injected);
    }
  }

  private mustWait(injected: Injected): void {
    const owner = this.bank.ownerOfTopic(injected.topic);
    if (owner === undefined) return;
    const names = [placeOf(injected), ...(injected.eventId === undefined ? [] : [injected.eventId])];
    for (const { name, service } of this.bank.readers(owner)) {
      if (names.some((id) => this.of(name, id) ?? this.wasDiscarded(name, id))) continue;
      if (!this.positions.hasRead(service, injected)) continue;
      this.findings.add(
        'lost',
        'not-parked',
        name,
        `${injected.what} at ${placeOf(injected)} was read and is neither parked nor discarded`,
      );
    }
  }
}

const idOf = (consumer: string, what: string) => `${consumer}\0${what}`;
