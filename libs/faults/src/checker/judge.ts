import { Bank } from './bank.js';
import { Effects } from './effects.js';
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
import { Facts } from './facts.js';
import { Findings } from './findings.js';
import { History } from './history.js';
import { countOrders, judgeOrders } from './orders.js';
import { Positions } from './positions.js';
import { Sums } from './sums.js';
import { Topics } from './topics.js';
import type { Verdict } from './verdict.js';
import { Waiting } from './waiting.js';

type Rows<T> = Iterable<T>;

/** Looks at the facts first: what is judged by them waits until they are complete. */
interface Judged {
  readonly topics: Topics;
  readonly positions: Positions;
  readonly waiting: Waiting;
  readonly effects: Effects;
  readonly sums: Sums;
}

/**
 * Decides the promises from what was read, page by page and without input or output. First the history, then all
 * outboxes; the rest in any order, each kind of rows in its own.
 */
export class Judge {
  readonly bank: Bank;
  private readonly findings = new Findings();
  private readonly history = new History(this.findings);
  private readonly facts = new Facts(this.findings);
  private judged: Judged | undefined;

  constructor(services: readonly string[], prefix = '') {
    this.bank = new Bank(services, prefix);
  }

  /** A line of the driver's history. */
  historyLine(line: string): void {
    this.history.add(line);
  }

  /** Outbox rows of a service, by seq. */
  outbox(service: string, rows: Rows<OutboxEntry>): void {
    if (this.judged) throw new Error('all outboxes come before what is judged by them');
    this.facts.add(service, rows);
  }

  /** Records, of each partition by offset. */
  records(rows: Rows<TopicRecord>): void {
    this.rest.topics.add(rows);
  }

  parked(service: string, rows: Rows<ParkedRow>): void {
    this.rest.waiting.add(service, rows);
  }

  /** After the parked rows. */
  blocked(service: string, rows: Rows<BlockedRow>): void {
    this.rest.waiting.addBlocked(service, rows);
  }

  /** Subjects of the audited discards. */
  discards(subjects: Rows<string>): void {
    this.rest.waiting.addDiscards(subjects);
  }

  /** Effects of a service, by seq. */
  effects(service: string, rows: Rows<EffectRow>): void {
    this.rest.effects.add(service, rows);
  }

  accounts(service: string, rows: Rows<AccountRow>): void {
    this.rest.sums.add(service, rows);
  }

  positions(service: string, rows: Rows<PositionRow>): void {
    this.rest.positions.add(service, rows);
  }

  logEnds(rows: Rows<LogEndRow>): void {
    this.rest.positions.addLogEnds(rows);
  }

  verdict(): Verdict {
    const { topics, positions, waiting, effects, sums } = this.rest;
    this.facts.finish();
    topics.finish();
    positions.finish();
    waiting.finish();
    effects.finish();
    sums.finish(effects);
    judgeOrders(this.history, this.facts, this.findings);
    return {
      ...this.findings.lists(),
      counts: {
        ...this.findings.totals(),
        ...countOrders(this.history),
        facts: this.facts.all.length,
        records: topics.records,
        copies: topics.copies,
        injected: topics.injected,
        effects: effects.total,
        parked: waiting.parked.size,
        discarded: waiting.discards,
        accounts: sums.accounts,
        deposits: sums.deposits,
        inFlight: sums.inFlight,
        faults: this.history.faults,
      },
    };
  }

  private get rest(): Judged {
    return (this.judged ??= this.begin());
  }

  private begin(): Judged {
    const { bank, facts, history, findings } = this;
    const positions = new Positions(bank, findings);
    const waiting = new Waiting(bank, facts, history, positions, findings);
    return {
      positions,
      waiting,
      topics: new Topics(bank, facts, history, findings),
      effects: new Effects(bank, facts, history, waiting, positions, findings),
      sums: new Sums(facts, findings),
    };
  }
}
