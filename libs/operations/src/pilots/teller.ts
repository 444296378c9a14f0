import { createHash } from 'node:crypto';
import type { TokenClaims } from '../keys.js';
import { Api, sendOrFind } from './api.js';
import type { PilotContext } from './pilot.js';

/** Who records the story. */
export const LEAD: TokenClaims = { role: 'programme-lead', communes: '*' };
/** Who approves it: whoever recorded something may not, so this is another account. */
export const LEADER: TokenClaims = { role: 'province-leader', communes: '*' };

/** A thing as the service shows it. */
export interface Known extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/** How a thing is sent on: from the state it is in before, by whom (default whoever records). */
export interface Step {
  readonly from: string;
  readonly verb: string;
  readonly body?: object;
  readonly by?: Api;
}

/**
 * Those who tell a service one thing after another. What is told already is found by what makes it what it is, and
 * left alone: a load that was killed goes on, and a second one changes nothing.
 */
export class Teller {
  readonly lead: Api;
  readonly leader: Api;
  private readonly lists = new Map<string, Known[]>();

  constructor(
    readonly context: PilotContext,
    readonly programme: string,
    service = 'programme',
  ) {
    this.lead = new Api(context, service, LEAD);
    this.leader = new Api(context, service, LEADER);
  }

  /**
   * The thing at `path` that has these fields, or a new one with those and the rest.
   * @param filter query of the list that holds it
   * @param identity what it is known by among its like
   */
  async thing(
    path: string,
    filter: string,
    identity: Readonly<Record<string, unknown>>,
    rest: object,
  ): Promise<Known> {
    const found = await this.find(path, filter, identity);
    if (found) return found;
    const key = keyOf(this.programme, path, identity);
    const made = await sendOrFind(
      () => this.lead.post<Known>(path, { ...identity, ...rest }, key),
      () => {
        this.forget(path);
        return this.find(path, filter, identity);
      },
    );
    const list = await this.listed(`${path}?${filter}`);
    if (!list.includes(made)) list.push(made);
    return made;
  }

  /** The thing at `path` that has these fields, if it was told already. */
  async find(
    path: string,
    filter: string,
    identity: Readonly<Record<string, unknown>>,
  ): Promise<Known | undefined> {
    const list = await this.listed(`${path}?${filter}`);
    return list.find((one) => Object.entries(identity).every(([field, value]) => one[field] === value));
  }

  /** Sends a thing on, unless it is not in the state before the step any more. */
  async step(path: string, thing: Known, { from, verb, body = {}, by = this.lead }: Step): Promise<Known> {
    if (thing['state'] !== from) return thing;
    const address = `${path}/${thing.id}`;
    const next = await sendOrFind(
      () => by.post<Record<string, unknown>>(`${address}/${verb}`, body),
      async () => {
        const now = await this.lead.get<Known>(address);
        return now['state'] === from ? undefined : now;
      },
    );
    this.forget(path);
    return { ...thing, ...next };
  }

  private async listed(address: string): Promise<Known[]> {
    const known = this.lists.get(address) ?? (await this.lead.list<Known>(address));
    this.lists.set(address, known);
    return known;
  }

  private forget(path: string): void {
    for (const address of this.lists.keys()) if (address.startsWith(`${path}?`)) this.lists.delete(address);
  }
}

/** An idempotency key that follows from all of the facts: visible ASCII, and short however long they are. */
export function keyOf(programme: string, path: string, facts: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return `${programme}:${path}:${digest}`;
}
