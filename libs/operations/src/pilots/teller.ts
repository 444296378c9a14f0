import { Api } from './api.js';
import type { PilotContext } from './pilot.js';

interface Known {
  readonly id: string;
}

/**
 * Somebody who tells the programme service one thing after another. What is told already is found by what makes it what it
 * is, and left alone: a load that was killed goes on, and a second one changes nothing.
 */
export class Teller {
  readonly lead: Api;
  private readonly lists = new Map<string, Record<string, unknown>[]>();

  constructor(
    readonly context: PilotContext,
    readonly programme: string,
  ) {
    this.lead = new Api(context, 'programme', { role: 'programme-lead', communes: '*' });
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
  ): Promise<Known & Readonly<Record<string, unknown>>> {
    const list = await this.listed(path, filter);
    const found = list.find((one) =>
      Object.entries(identity).every(([field, value]) => one[field] === value),
    );
    if (found) return found as Known & Record<string, unknown>;
    const key = `${this.programme}:${path}:${Object.values(identity).join(':')}`.replace(
      /[^\x21-\x7e]/g,
      encode,
    );
    const made = await this.lead.post<Known & Record<string, unknown>>(path, { ...identity, ...rest }, key);
    list.push(made);
    return made;
  }

  /** Sends a thing on, unless it is past that already; `states` are those it is in before the step. */
  async step(
    path: string,
    thing: Known & Readonly<Record<string, unknown>>,
    states: readonly string[],
    verb: string,
    body: object,
  ): Promise<Known & Readonly<Record<string, unknown>>> {
    if (!states.includes(String(thing['state']))) return thing;
    const next = await this.lead.post<Record<string, unknown>>(`${path}/${thing.id}/${verb}`, body);
    this.forget(path);
    return { ...thing, ...next };
  }

  private async listed(path: string, filter: string): Promise<Record<string, unknown>[]> {
    const address = `${path}?${filter}`;
    const known = this.lists.get(address) ?? (await this.lead.get<Record<string, unknown>[]>(address));
    this.lists.set(address, known);
    return known;
  }

  private forget(path: string): void {
    for (const address of this.lists.keys()) if (address.startsWith(`${path}?`)) this.lists.delete(address);
  }
}

/** An idempotency key is visible ASCII; Vietnamese words become their code points. */
const encode = (letter: string): string => `.${letter.codePointAt(0)?.toString(16) ?? ''}`;
