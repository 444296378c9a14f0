import { setTimeout as delay } from 'node:timers/promises';
import { asAdmin } from '@xaso/servers';
import { BANKS, type BankName } from '../bank/facts.js';
import { Driver } from '../driver/driver.js';
import type { History } from '../driver/history.js';
import type { Random } from '../driver/random.js';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import type { Member, Role } from '../supervisor/member.js';
import type { Servers } from '../supervisor/servers.js';

export interface StageParts {
  readonly banks: readonly BankUnderTest[];
  readonly servers: Servers;
  readonly history: History;
  readonly random: Random;
  readonly signal: AbortSignal;
}

const READY_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 30;

/** Amounts are waited for, not times: a slow machine gets the same trial. This is when it is given up. */
const AMOUNT_WITHIN_MS = 60_000;

/** The laboratory of a trial: of each bank a process that reads and one that publishes; either can be asked for orders. */
export class Stage {
  private readonly addresses: Record<BankName, string[]>;
  private asking: Driver | undefined;

  constructor(private readonly parts: StageParts) {
    this.addresses = Object.fromEntries(BANKS.map((bank) => [bank, []])) as unknown as Record<
      BankName,
      string[]
    >;
    this.askOf('front');
  }

  get banks(): readonly BankUnderTest[] {
    return this.parts.banks;
  }

  get servers(): Servers {
    return this.parts.servers;
  }

  get random(): Random {
    return this.parts.random;
  }

  get driver(): Driver {
    return (this.asking ??= this.newDriver());
  }

  members(role: Role): Member[] {
    return this.banks.map((bank) => bank.members[role]);
  }

  pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: this.parts.signal });
  }

  /** Which process of each bank the driver asks from here on. */
  askOf(role: Role): void {
    for (const { name, members } of this.banks) this.addresses[name] = [members[role].address];
  }

  begin(): void {
    this.driver.start();
  }

  async end(): Promise<void> {
    await this.asking?.stop();
    this.asking = undefined;
  }

  /** Does the work while nobody asks for orders: what is slow on a busy machine must not pile up more and more of them. */
  async quietly(work: () => Promise<void>): Promise<void> {
    await this.end();
    await work();
    this.begin();
  }

  /** Starts the processes and resolves when all of them answer. @throws Error when one does not in time */
  async start(...roles: Role[]): Promise<void> {
    const all = roles.flatMap((role) => this.members(role));
    for (const member of all) member.start();
    await this.soon(`the processes "${roles.join(', ')}" are not ready`, READY_WITHIN_MS, async () => {
      const answers = await Promise.all(all.map((member) => member.ready()));
      return answers.every(Boolean);
    });
  }

  async stop(...roles: Role[]): Promise<void> {
    await Promise.all(roles.flatMap((role) => this.members(role)).map((member) => member.stop()));
  }

  /** Resolves when so many more facts are committed, in all banks together. */
  async facts(count: number): Promise<void> {
    const sum = async () =>
      (await Promise.all(this.banks.map((bank) => highest(bank, 'outbox')))).reduce((a, b) => a + b, 0);
    const goal = (await sum()) + count;
    await this.soon(
      `fewer than ${count} facts are written`,
      AMOUNT_WITHIN_MS,
      async () => (await sum()) >= goal,
    );
  }

  /** Resolves when the bank has had another effect: its consumer is in the middle of something. */
  async busy(bank: BankUnderTest): Promise<void> {
    const before = await highest(bank, 'effect');
    await this.soon(
      `${bank.name} does not read`,
      AMOUNT_WITHIN_MS,
      async () => (await highest(bank, 'effect')) > before,
    );
  }

  /** Resolves when no relay will publish again what is committed until now: its cursor is stored behind all of it. */
  async published(...banks: readonly BankUnderTest[]): Promise<void> {
    for (const bank of banks)
      await this.until(bank, UNPUBLISHED, (facts) => facts === 0, 'the outbox is not published');
  }

  /** Resolves when the number that the statement gives is as wanted. @throws Error when it is not in time */
  until(bank: BankUnderTest, sql: string, wanted: (n: number) => boolean, wrong: string): Promise<void> {
    return this.soon(`${bank.name}: ${wrong}`, AMOUNT_WITHIN_MS, async () => wanted(await number(bank, sql)));
  }

  /** The column `n` of the statement's first row. */
  number(bank: BankUnderTest, sql: string): Promise<number> {
    return number(bank, sql);
  }

  /** The same for every bank, each for itself. */
  each(work: (bank: BankUnderTest) => Promise<void>): Promise<unknown> {
    return Promise.all(this.banks.map(work));
  }

  private async soon(wrong: string, withinMs: number, look: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + withinMs;
    while (!(await look())) {
      if (Date.now() > end) throw new Error(`${wrong} within ${withinMs / 1_000} s`);
      await this.pause(LOOK_EVERY_MS);
    }
  }

  private newDriver(): Driver {
    const { history, random } = this.parts;
    return new Driver({ addresses: this.addresses, history, random: random.fork(), clients: 6, pauseMs: 30 });
  }
}

const UNPUBLISHED = `
  select count(*)::float8 as n from outbox o left join relay_slot s on s.slot = 'main'
  where not coalesce(pg_visible_in_snapshot(o.tx, s.old_snapshot::pg_snapshot), false)`;

const highest = (bank: BankUnderTest, table: 'outbox' | 'effect'): Promise<number> =>
  number(bank, `select coalesce(max(seq), 0)::float8 as n from ${table}`);

const number = (bank: BankUnderTest, sql: string): Promise<number> =>
  asAdmin(bank.databaseUrl, async (client) => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? 0);
