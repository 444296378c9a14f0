import { setTimeout as delay } from 'node:timers/promises';
import type { PilotContext } from './pilot.js';
import type { TokenClaims } from '../keys.js';

const TRIES = 20;

/** What the loader says when a service refuses something that must be right. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused';
}

/** One person of the story who uses one service. Requests are safe to repeat, and are repeated while it is away. */
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

  /** `key` follows from the facts, so that a second load is the same request. */
  post<T>(path: string, body: unknown, key?: string): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body), key);
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
    const response = await patiently(this.context, `${this.context.url(this.service)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new LoadRefused(`${method} ${path} was answered ${response.status}: ${text.slice(0, 500)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** Sends; a service that does not answer or says 503 is asked again for a while. */
export async function patiently(context: PilotContext, url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...init, signal: context.signal });
      if (response.status !== 503 || attempt === TRIES) return response;
    } catch (error) {
      context.signal.throwIfAborted();
      if (attempt === TRIES) throw error;
    }
    await delay(500, undefined, { signal: context.signal });
  }
}

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
