import { setTimeout as delay } from 'node:timers/promises';
import { BANKS, type BankName } from '../bank/facts.js';
import type { Asked, History, Outcome } from './history.js';
import { ACCOUNTS, accountOf, nextRequest, type Request } from './orders.js';
import type { Random } from './random.js';

/** Where the banks answer: one or more addresses of each. */
export type Addresses = Readonly<Record<BankName, readonly string[]>>;

export interface DriverOptions {
  readonly addresses: Addresses;
  readonly history: History;
  readonly random: Random;
  /** How many ask at the same time. */
  readonly clients: number;
  /** Longest pause of a client between two orders, ms. */
  readonly pauseMs: number;
}

/** A request that is not answered by then has an unknown outcome. */
const ANSWER_WITHIN_MS = 10_000;
const OPENED_WITHIN_MS = 60_000;
/** Every so many orders a client asks for several without waiting in between. */
const BURST_EVERY = 40;
const BURST = 12;
const REFUSALS = [404, 409, 422];

/**
 * Clients that ask for deposits and transfers as long as they are let. Nobody asks for the same order twice: whoever does
 * not know what became of one goes on with another, so that no order may be stored twice.
 */
export class Driver {
  private readonly ending = new AbortController();
  private running: Promise<void>[] = [];
  private turns = 0;

  constructor(private readonly options: DriverOptions) {}

  /** Opens the accounts, all of them, before the first order. @throws Error when a bank does not answer for a minute */
  async open(): Promise<void> {
    await Promise.all(
      BANKS.map(async (bank) => {
        for (let n = 0; n < ACCOUNTS; n += 1) await this.openAccount(bank, accountOf(bank, n));
      }),
    );
  }

  /** Repeated until it is known to be there: an account that exists already is one that an earlier try has opened. */
  async openAccount(bank: BankName, id: string): Promise<void> {
    const until = Date.now() + OPENED_WITHIN_MS;
    for (;;) {
      const status = await this.post(this.address(bank), 'accounts', { id });
      if (status === 201 || status === 409) return;
      if (Date.now() > until) throw new Error(`${bank} has not opened the account ${id} within a minute`);
      await delay(100);
    }
  }

  start(): void {
    const { clients, random } = this.options;
    this.running = Array.from({ length: clients }, () => this.client(random.fork()));
  }

  /** Resolves when the last request has an outcome. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running);
  }

  /** Asks for one order and writes down what became of it. */
  async ask(request: Request, order: string): Promise<Outcome> {
    const { bank, what, account, amount, to, ballast } = request;
    const asked: Asked = { order, service: bank, what, account, amount };
    this.options.history.asked(asked);
    const body = { order, account, amount, ...(to ? { to } : {}), ...(ballast ? { ballast } : {}) };
    const status = await this.post(this.address(bank), what === 'deposit' ? 'deposits' : 'transfers', body);
    const outcome =
      status === 201 ? 'answered' : status !== undefined && REFUSALS.includes(status) ? 'refused' : 'unknown';
    this.options.history.outcome(outcome, asked);
    return outcome;
  }

  private async client(random: Random): Promise<void> {
    const { signal } = this.ending;
    for (let turn = 1; !signal.aborted; turn += 1) {
      const count = turn % BURST_EVERY === 0 ? BURST : 1;
      const requests = Array.from({ length: count }, () => [nextRequest(random), random.uuid()] as const);
      const outcomes = await Promise.all(requests.map(([request, order]) => this.ask(request, order)));
      // A bank that is away is not asked all the time.
      const pause = outcomes.includes('unknown') ? 200 : random.between(0, this.options.pauseMs);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  private address(bank: BankName): string {
    const list = this.options.addresses[bank];
    this.turns += 1;
    return list[this.turns % list.length] as string;
  }

  /** The status; undefined when there was no answer. */
  private async post(address: string, path: string, body: object): Promise<number | undefined> {
    try {
      const response = await fetch(new URL(path, address), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      // An answer counts when all of it has come.
      await response.text();
      return response.status;
    } catch {
      return undefined;
    }
  }
}
