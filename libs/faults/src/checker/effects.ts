import type { Bank, BankConsumer } from './bank.js';
import type { EffectRow } from './evidence.js';
import { type Fact, type Facts, named } from './facts.js';
import type { Findings } from './findings.js';
import type { History } from './history.js';
import type { Positions } from './positions.js';
import type { Waiting } from './waiting.js';

/** One effect for each event and consumer, in the order of the versions. */
export class Effects {
  total = 0;
  /** How often each fact had its effect, a row of consumers for each fact. */
  private readonly times: Uint8Array;
  private readonly last: readonly Map<string, number>[];

  /** @param facts all of them: what is added later is not looked at */
  constructor(
    private readonly bank: Bank,
    private readonly facts: Facts,
    private readonly history: History,
    private readonly waiting: Waiting,
    private readonly positions: Positions,
    private readonly findings: Findings,
  ) {
    this.times = new Uint8Array(facts.all.length * bank.consumers.length);
    this.last = bank.consumers.map(() => new Map<string, number>());
  }

  /** Rows in the order of `seq`: the order in which the effects happened, for each key. */
  add(service: string, rows: Iterable<EffectRow>): void {
    for (const row of rows) {
      this.total += 1;
      const fact = this.facts.get(row.eventId);
      const consumer = this.bank.consumer(row.consumer);
      if (!fact || !consumer || consumer.service !== service || !this.bank.due(consumer, fact)) {
        this.undue(service, row, fact);
        continue;
      }
      if (row.key !== fact.key || row.version !== fact.version)
        this.findings.add(
          'other',
          'effect-altered',
          consumer.name,
          `${named(fact)} was handed over as ${row.key} v${row.version}`,
        );
      this.happened(consumer, fact, row);
    }
  }

  /** Whether the consumer of the receiving service has booked it. */
  booked(fact: Fact): boolean {
    return this.bank
      .readers(fact.service)
      .some((consumer) => consumer.takes === 'postings' && this.count(fact, consumer) > 0);
  }

  finish(): void {
    for (const fact of this.facts.all) {
      for (const consumer of this.bank.readers(fact.service)) this.settle(consumer, fact);
    }
  }

  private undue(service: string, row: EffectRow, fact: Fact | undefined): void {
    const injected = this.history.injectedAs(row.eventId);
    const [what, which] = fact
      ? ['effect-undue', `${named(fact)} is not this consumer's`]
      : injected
        ? ['effect-of-injected', `${injected.what} ${row.eventId} has an effect`]
        : ['effect-of-nothing', `${row.eventId} is no committed fact`];
    this.findings.add('other', what, `${service} ${row.consumer}`, `${which} (effect ${row.seq})`);
  }

  private happened(consumer: BankConsumer, fact: Fact, row: EffectRow): void {
    const slot = fact.index * this.bank.consumers.length + consumer.index;
    const before = this.times[slot] ?? 0;
    this.times[slot] = Math.min(before + 1, 255);
    if (before > 0) {
      this.findings.add(
        'doubled',
        'effect-twice',
        consumer.name,
        `${named(fact)}, again in effect ${row.seq}`,
      );
      return;
    }
    const versions = this.last[consumer.index] as Map<string, number>;
    const last = versions.get(fact.key) ?? 0;
    if (fact.version < last)
      this.findings.add(
        'disordered',
        'effect-order',
        consumer.name,
        `${named(fact)} in effect ${row.seq}, after version ${last}`,
      );
    else versions.set(fact.key, fact.version);
  }

  private settle(consumer: BankConsumer, fact: Fact): void {
    const parked = this.waiting.of(consumer.name, fact.eventId);
    if (this.count(fact, consumer) > 0) {
      // A copy that came while its key was blocked is parked beside the effect of the first.
      if (parked?.offset === fact.offset)
        this.findings.add(
          'doubled',
          'effect-and-parked',
          consumer.name,
          `${named(fact)} happened and is parked`,
        );
      const head = this.waiting.head(consumer.name, fact.key);
      if (head && head.partition === fact.partition && head.offset < fact.offset)
        this.findings.add(
          'disordered',
          'past-a-parked',
          consumer.name,
          `${named(fact)} at offset ${fact.offset} happened, though ${head.eventId} at ${head.offset} of its key is parked`,
        );
      return;
    }
    if (parked?.claimed)
      this.findings.add(
        'lost',
        'parked-and-claimed',
        consumer.name,
        `${named(fact)} is parked and stands in the inbox: a redrive would do nothing`,
      );
    if (parked || !this.bank.due(consumer, fact) || fact.offset < 0) return;
    // The audit names the event, not the record: a copy that was discarded says nothing of the first.
    const discarded = this.waiting.wasDiscarded(consumer.name, fact.eventId);
    if (discarded && !this.history.hasCopy(fact.eventId)) return;
    // What was not read yet is told by the position.
    const at = { topic: this.bank.topicOf(fact.service), partition: fact.partition, offset: fact.offset };
    if (!this.positions.hasRead(consumer.service, at)) return;
    this.findings.add(
      'lost',
      'no-effect',
      consumer.name,
      `${named(fact)} at ${at.partition}/${at.offset} was read`,
    );
  }

  private count(fact: Fact, consumer: BankConsumer): number {
    return this.times[fact.index * this.bank.consumers.length + consumer.index] ?? 0;
  }
}
