import { setTimeout as delay } from 'node:timers/promises';
import type { PilotContext } from './pilot.js';
import type { TokenClaims } from '../keys.js';

const TRIES = 20;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;

/** What the loader says when a service refuses something that must be right. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused';

  /** @param status what the service answered, where it did */
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

/**
 * One person of the story who uses one service. While the service is away or busy a request is sent again, and the answer to a
 * first one may have been lost: a create needs a key, and a step must be told with `sendOrFind`.
 */
export class Api {
  private token: string | undefined;

  constructor(
    private readonly context: PilotContext,
    private readonly service: string,
    private readonly claims: TokenClaims,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path, undefined, undefined);
  }

  /** Every row of a list. Where its query states a limit, it is read page by page. */
  async list<T extends { readonly id: string }>(address: string): Promise<T[]> {
    const limit = Number(/[?&]limit=(\d+)/.exec(address)?.[1] ?? Infinity);
    const rows: T[] = [];
    for (let after = ''; ;) {
      const page = await this.get<T[]>(`${address}${after}`);
      rows.push(...page);
      if (page.length < limit) return rows;
      after = `&after=${page.at(-1)?.id ?? ''}`;
    }
  }

  /** `key` follows from the facts, so that a second load is the same request. */
  post<T>(path: string, body: unknown, key?: string): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body), key);
  }

  /** Says how something stands: told again it stands the same. */
  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, JSON.stringify(body), undefined);
  }

  delete(path: string): Promise<void> {
    return this.send<void>('DELETE', path, undefined, undefined);
  }

  private async send<T>(
    method: string,
    path: string,
    body: string | undefined,
    key: string | undefined,
  ): Promise<T> {
    this.token ??= await this.context.token(this.claims);
    const { status, text } = await patiently(this.context, `${this.context.url(this.service)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (status >= 300)
      throw new LoadRefused(`${method} ${path} was answered ${status}: ${text.slice(0, 500)}`, status);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/**
 * Tells a step that may have been told already: by a request whose answer was lost, or by a load that was killed. A conflict is
 * looked into, and stays one only when what was to be done is not there.
 */
export async function sendOrFind<T>(send: () => Promise<T>, find: () => Promise<T | undefined>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof LoadRefused) || error.status !== 409) throw error;
    const there = await find();
    if (there === undefined) throw error;
    return there;
  }
}

/** An answer that arrived whole. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends; a service that does not answer, or says that it cannot now, is asked again for a while. */
export async function patiently(context: PilotContext, url: string, init: RequestInit): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...init, signal: context.signal });
      const text = await response.text();
      if (!isBusy(response) || attempt === TRIES) return { status: response.status, text };
    } catch (error) {
      context.signal.throwIfAborted();
      if (attempt === TRIES) throw error;
    }
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
    await delay(wait, undefined, { signal: context.signal });
  }
}

/** The first request may still be under way when it is sent again: then the conflict says when to come back. */
const isBusy = ({ status, headers }: Response): boolean =>
  status === 503 || (status === 409 && headers.has('retry-after'));

/** Runs the work over the items, a few at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lanes = Array.from({ length: width }, async () => {
    for (const item of queue) await work(item);
  });
  await Promise.all(lanes);
}
