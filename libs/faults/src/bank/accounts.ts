import { type Fact, fact } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import type { Outbox } from '@xaso/messaging';
import type { Database, Tx } from '@xaso/platform';
import { bankOf, type BankFacts, type BankName, context, facts } from './facts.js';
import { lingersMs, passOn } from './orders.js';

/** What a driver asks for. */
export interface Order {
  /** A UUID that the driver made. */
  readonly order: string;
  readonly account: string;
  readonly amount: number;
  /** Bytes by which the fact is made larger. */
  readonly ballast?: number | undefined;
}

export interface TransferOrder extends Order {
  /** Account of another bank. */
  readonly to: string;
}

interface Row {
  readonly version: number;
  readonly balance: string;
}

/** The write side of a bank. Each method is one transaction: the account's row and its facts. */
export class Accounts {
  private readonly facts: BankFacts;

  constructor(
    private readonly name: BankName,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    this.facts = facts[name];
  }

  /** @throws what PostgreSQL says of a second account with this id */
  async open(id: string): Promise<number> {
    const opened = fact(this.facts.opened, new Date(), {});
    await this.database.transaction(async (tx) => {
      await tx.query('insert into account (id, version, balance) values ($1, 1, 0)', [id]);
      await this.outbox.append(tx, change(id, 1, [opened]));
    });
    return 1;
  }

  /** Version check, row and fact in one statement: of two at the same time one is refused. */
  async deposit({ order, account, amount, ballast = 0 }: Order): Promise<number> {
    const data = { amount, order, ...(ballast > 0 ? { ballast: 'x'.repeat(ballast) } : {}) };
    const deposited = fact(this.facts.deposited, new Date(), data);
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<Row>('select version, balance from account where id = $1', [account]);
      if (!row) throw unknown(account);
      const version = row.version + 1;
      const written = await this.outbox.appendWith(
        tx,
        'update account set version = version + 1, balance = balance + $3 where id = $1 and version = $2',
        [account, row.version, amount],
        change(account, version, [deposited]),
        'bank-deposit',
      );
      if (written === 0)
        throw new DomainError('conflict', 'changed-meanwhile', `${account} was changed at the same time`);
      await linger(tx, order);
      return version;
    });
  }

  /** The row is locked by its update, whoever comes second waits. Refused after the facts are written: all is rolled back. */
  async transfer({ order, account, to, amount }: TransferOrder): Promise<number> {
    if (bankOf(to) === this.name)
      throw new DomainError('invalid', 'own-account', `${to} is an account of this bank`);
    return this.database.transaction(async (tx) => {
      const { version, balance } = await add(tx, account, -amount);
      await this.outbox.append(tx, change(account, version, [this.sent(amount, to, order)]));
      if (Number(balance) < 0)
        throw new DomainError('conflict', 'too-little', `${account} holds less than ${amount}`);
      await linger(tx, order);
      return version;
    });
  }

  /**
   * Books what another bank has sent, in the transaction of the event, and passes a part of some amounts on to the third
   * bank: facts go on by themselves, and end because the parts become smaller.
   */
  async receive(tx: Tx, to: string, from: string, amount: number, order: string): Promise<void> {
    const { version, balance } = await add(tx, to, amount);
    const list: Fact[] = [fact(this.facts.received, new Date(), { amount, from, order })];
    const part = passOn(amount, order);
    const third = ['north', 'middle', 'south'].find((bank) => bank !== this.name && bank !== bankOf(from));
    if (part > 0 && Number(balance) >= part) {
      list.push(this.sent(part, `${third}-00`, order));
      await add(tx, to, -part);
    }
    await this.outbox.append(tx, change(to, version, list));
  }

  private sent(amount: number, to: string, order: string): Fact {
    return fact(this.facts.sent, new Date(), { amount, to, order });
  }
}

/** Adds to a balance and counts the version up; the row is locked from here to the end of the transaction. */
async function add(tx: Tx, id: string, amount: number): Promise<Row> {
  const [row] = await tx.query<Row>(
    'update account set version = version + 1, balance = balance + $2 where id = $1 returning version, balance',
    [id, amount],
    'bank-add',
  );
  if (!row) throw unknown(id);
  return row;
}

/** Some transactions stay open after their facts are written: what a reader by sequence numbers would step over. */
async function linger(tx: Tx, order: string): Promise<void> {
  const ms = lingersMs(order);
  if (ms > 0) await tx.query('select pg_sleep($1::float8)', [ms / 1_000]);
}

const change = (aggregateId: string, version: number, list: readonly Fact[]) => ({
  aggregateId,
  version,
  facts: list,
  context,
});

const unknown = (id: string) => new DomainError('not-found', 'no-account', `there is no account ${id}`);
