import type {
  AccountRow,
  BlockedRow,
  EffectRow,
  LogEndRow,
  OutboxEntry,
  ParkedRow,
  PositionRow,
  TopicRecord,
} from './evidence.js';
import { ownerOf } from './bank.js';
import { Judge } from './judge.js';
import type { Verdict } from './verdict.js';

export const SERVICES = ['north', 'middle', 'south'] as const;

type Fact = OutboxEntry & { readonly service: string };

/** A whole run as the laboratory would leave it, told step by step; a spec then damages one row of the evidence. */
export class Story {
  history: Record<string, unknown>[] = [];
  outbox: Fact[] = [];
  records: TopicRecord[] = [];
  effects: (EffectRow & { readonly service: string })[] = [];
  parked: ParkedRow[] = [];
  blocked: BlockedRow[] = [];
  discards: string[] = [];
  accounts: AccountRow[] = [];
  positions: (PositionRow & { readonly service: string })[] = [];
  private made = 0;

  /** One deposit into each of two accounts, then a transfer that is passed on: 8 facts. */
  static ordinary(): Story {
    const story = new Story();
    for (const account of ['north-1', 'middle-1', 'south-1']) story.open(account);
    story.deposit('north-1', 100);
    story.deposit('middle-1', 50);
    story.transfer('north-1', 'middle-1', 30);
    story.passOn('middle-1', 'south-1', 10);
    return story;
  }

  open(account: string): Fact {
    this.accounts.push({ id: account, version: 0, balance: 0 });
    return this.fact(account, 'opened', {});
  }

  deposit(account: string, amount: number): Fact {
    const order = this.order('deposit', account, amount);
    return this.fact(account, 'deposited', { amount, order });
  }

  /** Sent, booked and received. */
  transfer(account: string, to: string, amount: number): Fact {
    const order = this.order('transfer', account, amount);
    const sent = this.fact(account, 'sent', { amount, to, order });
    this.fact(to, 'received', { amount, from: account, order, caused: true });
    return sent;
  }

  /** The same for money that is passed on by a handler. */
  passOn(account: string, to: string, amount: number): Fact {
    const order = this.outbox.at(-1)?.order ?? null;
    const sent = this.fact(account, 'sent', { amount, to, order, caused: true });
    this.fact(to, 'received', { amount, from: account, order, caused: true });
    return sent;
  }

  ask(outcome: string | undefined, order: Record<string, unknown>): void {
    this.history.push({ kind: 'asked', ...order });
    if (outcome) this.history.push({ kind: outcome, ...order });
  }

  /** A committed fact that has gone all its ways. */
  fact(account: string, kind: string, rest: Partial<OutboxEntry>): Fact {
    this.made += 1;
    const owner = ownerOf(account);
    const version = this.outbox.filter(({ key }) => key === account).length + 1;
    const fact: Fact = {
      service: owner,
      seq: this.made,
      eventId: `e${this.made}`,
      topic: topicOf(owner),
      key: account,
      kind,
      version,
      amount: 0,
      to: null,
      from: null,
      order: null,
      caused: false,
      passed: true,
      digest: this.made,
      ...rest,
    };
    this.outbox.push(fact);
    this.record(fact);
    for (const service of SERVICES) {
      if (service === owner) continue;
      this.effect(service, 'journal', fact);
      if (kind === 'sent' && fact.to !== null && ownerOf(fact.to) === service)
        this.effect(service, 'postings', fact);
    }
    this.accounts = this.accounts.map((row) =>
      row.id === account
        ? { ...row, version, balance: row.balance + (kind === 'sent' ? -fact.amount : fact.amount) }
        : row,
    );
    return fact;
  }

  /** At the end of its topic; every service has read it. */
  record({
    topic,
    key,
    eventId,
    digest,
  }: {
    topic: string;
    key: string | null;
    eventId: string | null;
    digest: number;
  }): TopicRecord {
    const offset = this.records.filter((one) => one.topic === topic).length;
    const record = { topic, partition: 0, offset, key, eventId, digest };
    this.records.push(record);
    this.positions = [
      ...this.positions.filter((one) => one.topic !== topic),
      ...SERVICES.filter((service) => topicOf(service) !== topic).map((service) => ({
        service,
        topic,
        partition: 0,
        next: offset + 1,
      })),
    ];
    return record;
  }

  /** A record past the outbox, at the end of the topic of `owner`. */
  inject(owner: string, what: string, eventId?: string, key: string | null = `${owner}-1`): TopicRecord {
    const topic = topicOf(owner);
    const record = this.record({ topic, key, eventId: eventId ?? null, digest: -1 });
    this.history.push({ kind: 'injected', topic, partition: 0, offset: record.offset, what, eventId });
    return record;
  }

  park(consumer: string, record: TopicRecord, claimed = false): void {
    const { topic, partition, offset, key } = record;
    const eventId = record.eventId ?? `${topic}/${partition}/${offset}`;
    this.parked.push({ consumer, eventId, topic, partition, offset, key: key ?? '', claimed });
    this.block(consumer, key ?? '');
  }

  block(consumer: string, key: string): void {
    if (!this.blocked.some((one) => one.consumer === consumer && one.key === key))
      this.blocked.push({ consumer, key });
  }

  /** Takes the effects of an event from one consumer, or from all of them. */
  without(eventId: string, consumer?: string): void {
    this.effects = this.effects.filter(
      (row) => row.eventId !== eventId || (consumer !== undefined && row.consumer !== consumer),
    );
  }

  recordOf(fact: { readonly eventId: string }): TopicRecord {
    return this.records.find((one) => one.eventId === fact.eventId) as TopicRecord;
  }

  verdict(): Verdict {
    const judge = new Judge(SERVICES);
    for (const line of this.history) judge.historyLine(JSON.stringify(line));
    for (const service of SERVICES)
      judge.outbox(
        service,
        this.outbox.filter((row) => row.service === service),
      );
    judge.records(this.records);
    for (const service of SERVICES) {
      judge.positions(
        service,
        this.positions.filter((row) => row.service === service),
      );
      judge.parked(
        service,
        this.parked.filter((row) => ownerOfConsumer(row) === service),
      );
      judge.blocked(
        service,
        this.blocked.filter((row) => ownerOfConsumer(row) === service),
      );
      judge.accounts(
        service,
        this.accounts.filter((row) => ownerOf(row.id) === service),
      );
      judge.effects(
        service,
        this.effects.filter((row) => row.service === service),
      );
    }
    judge.discards(this.discards);
    judge.logEnds(this.ends());
    return judge.verdict();
  }

  /** Names of all findings, by kind. */
  findings(): Record<string, string[]> {
    const verdict = this.verdict();
    const names = (kind: 'lost' | 'doubled' | 'disordered' | 'other') =>
      verdict[kind].map(({ what }) => what);
    const all = {
      lost: names('lost'),
      doubled: names('doubled'),
      disordered: names('disordered'),
      other: names('other'),
    };
    return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
  }

  private ends(): LogEndRow[] {
    return SERVICES.map((service) => {
      const topic = topicOf(service);
      return { topic, partition: 0, end: this.records.filter((one) => one.topic === topic).length };
    });
  }

  private effect(service: string, name: string, { eventId, key, version }: Fact): void {
    const seq = this.effects.length + 1;
    this.effects.push({ service, seq, consumer: `${service}.${name}`, eventId, key, version });
  }

  private order(what: string, account: string, amount: number): string {
    const order = `o${this.history.length}`;
    this.ask('answered', { order, service: ownerOf(account), what, account, amount });
    return order;
  }
}

export const topicOf = (service: string) => `${service}.account.v1`;

const ownerOfConsumer = ({ consumer }: { readonly consumer: string }) => consumer.split('.')[0];
