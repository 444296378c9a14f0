import type { AccountRow } from './evidence.js';
import type { Effects } from './effects.js';
import { type Fact, type Facts, named } from './facts.js';
import type { Findings } from './findings.js';

interface Movement {
  readonly fact: Fact;
  sent: number;
  booked: number;
  received: number;
}

/** Money is neither made nor lost: balances follow from facts, and what was sent has arrived once. */
export class Sums {
  accounts = 0;
  deposits = 0;
  inFlight = 0;
  private balances = 0;
  private readonly folds = new Map<string, { version: number; balance: number }>();
  private readonly movements = new Map<string, Movement>();

  constructor(
    private readonly facts: Facts,
    private readonly findings: Findings,
  ) {
    for (const fact of facts.all) {
      let fold = this.folds.get(fact.key);
      if (!fold) this.folds.set(fact.key, (fold = { version: 0, balance: 0 }));
      fold.version = Math.max(fold.version, fact.version);
      fold.balance += fact.kind === 'sent' ? -fact.amount : fact.amount;
      if (fact.kind === 'deposited') this.deposits += fact.amount;
    }
  }

  add(service: string, rows: Iterable<AccountRow>): void {
    for (const { id, version, balance } of rows) {
      this.accounts += 1;
      this.balances += balance;
      const fold = this.folds.get(id) ?? { version: 0, balance: 0 };
      this.folds.delete(id);
      if (fold.balance !== balance || fold.version !== version)
        this.findings.add(
          'other',
          'balance',
          `${service} account`,
          `${id} is at version ${version} with ${balance}; its facts make it version ${fold.version} with ${fold.balance}`,
        );
    }
  }

  finish(effects: Effects): void {
    for (const key of this.folds.keys())
      this.findings.add('other', 'no-account', key, 'facts are committed of an account that is not there');
    for (const fact of this.facts.all) this.move(fact, effects);
    for (const movement of this.movements.values()) this.settle(movement);
    if (this.balances + this.inFlight !== this.deposits)
      this.findings.add(
        'other',
        'sum',
        'all services',
        `balances ${this.balances} and ${this.inFlight} in flight are not the ${this.deposits} that were deposited`,
      );
  }

  /** An order may pass the same two accounts more than once: what was sent and what has arrived are counted. */
  private move(fact: Fact, effects: Effects): void {
    if (fact.kind !== 'sent' && fact.kind !== 'received') return;
    const [from, to] = fact.kind === 'sent' ? [fact.key, fact.to] : [fact.from, fact.key];
    const id = `${fact.order} ${from} ${to} ${fact.amount}`;
    let movement = this.movements.get(id);
    if (!movement) this.movements.set(id, (movement = { fact, sent: 0, booked: 0, received: 0 }));
    if (fact.kind === 'received') movement.received += 1;
    else {
      movement.sent += 1;
      if (effects.booked(fact)) movement.booked += 1;
    }
  }

  private settle({ fact, sent, booked, received }: Movement): void {
    // From the effects, not from the facts of the receivers: otherwise the sum would follow from itself.
    this.inFlight += (sent - booked) * fact.amount;
    const which = `order ${fact.order}: sent ${sent} times, booked ${booked} times, received ${received} times; ${named(fact)}`;
    if (sent === 0) this.findings.add('other', 'received-from-nowhere', fact.service, which);
    else if (received > sent) this.findings.add('doubled', 'received-twice', fact.service, which);
    else if (received > booked) this.findings.add('other', 'received-without-effect', fact.service, which);
    else if (received < booked) this.findings.add('lost', 'not-received', fact.service, which);
  }
}
