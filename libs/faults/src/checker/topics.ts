import type { Bank } from './bank.js';
import { placeOf, type TopicRecord } from './evidence.js';
import { type Fact, type Facts, named } from './facts.js';
import type { Findings } from './findings.js';
import type { History, Injected } from './history.js';

/** What stands in Kafka against what was committed: nothing missing, nothing of unknown origin, first occurrences in order. */
export class Topics {
  records = 0;
  copies = 0;
  private readonly met = new Set<Injected>();
  private readonly keys = new Map<string, { readonly partition: number; last: number }>();

  constructor(
    private readonly bank: Bank,
    private readonly facts: Facts,
    private readonly history: History,
    private readonly findings: Findings,
  ) {}

  get injected(): number {
    return this.met.size;
  }

  /** Records of a partition in the order of their offsets; partitions may alternate. */
  add(records: Iterable<TopicRecord>): void {
    for (const record of records) {
      this.records += 1;
      const injected = this.history.injectedAt(record);
      if (injected) this.met.add(injected);
      if (injected && injected.what !== 'duplicate') continue;
      const fact = record.eventId === null ? undefined : this.facts.get(record.eventId);
      if (!fact) {
        this.findings.add(
          'other',
          'uncommitted',
          placeOf(record),
          `event ${record.eventId ?? 'without an id'} of key ${record.key ?? 'null'} is in no outbox and was not injected`,
        );
        continue;
      }
      this.compare(record, fact);
      if (fact.offset >= 0) this.copies += 1;
      else if (!injected) this.first(record, fact);
    }
  }

  finish(): void {
    const waiting = new Map<string, number>();
    for (const fact of this.facts.all) {
      if (!fact.passed) waiting.set(fact.service, (waiting.get(fact.service) ?? 0) + 1);
      // What the relay has not come to yet is told by its cursor.
      if (!fact.passed) continue;
      if (fact.offset < 0)
        this.findings.add(
          'lost',
          'not-in-kafka',
          `${fact.service} outbox`,
          `${named(fact)} at seq ${fact.seq}`,
        );
    }
    for (const [service, facts] of waiting)
      this.findings.add(
        'other',
        'relay-behind',
        `${service} relay_slot`,
        `the cursor has not passed ${facts} committed facts`,
      );
    for (const injected of this.history.injected) {
      if (!this.met.has(injected))
        this.findings.add(
          'other',
          'injected-missing',
          placeOf(injected),
          `the history says that ${injected.what} was written there; Kafka has nothing at that offset`,
        );
    }
  }

  private compare(record: TopicRecord, fact: Fact): void {
    const place = placeOf(record);
    if (record.topic !== this.bank.topicOf(fact.service))
      this.findings.add('other', 'wrong-topic', place, named(fact));
    if (record.key !== fact.key)
      this.findings.add('other', 'altered', place, `${named(fact)} has the key ${record.key ?? 'null'}`);
    if (record.digest !== fact.digest)
      this.findings.add('other', 'altered', place, `${named(fact)} has another payload than in the outbox`);
  }

  private first(record: TopicRecord, fact: Fact): void {
    fact.partition = record.partition;
    fact.offset = record.offset;
    const key = this.keys.get(fact.key);
    if (!key) {
      this.keys.set(fact.key, { partition: record.partition, last: fact.version });
      return;
    }
    if (key.partition !== record.partition)
      this.findings.add(
        'disordered',
        'two-partitions',
        placeOf(record),
        `${named(fact)}; the key began in partition ${key.partition}`,
      );
    if (fact.version < key.last)
      this.findings.add(
        'disordered',
        'kafka-order',
        placeOf(record),
        `${named(fact)} stands behind version ${key.last}`,
      );
    key.last = Math.max(key.last, fact.version);
  }
}
