import { problemOf } from '../../http/problem.js';
import { clockSkew } from './clock-skew.js';

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Milliseconds this phone's clock is ahead, where the answer tells. */
  readonly skew: number | undefined;
}

/** A cheap phone on 2G is slow, but an answer that takes longer does not come. */
const PATIENCE_MS = 60_000;

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly patienceMs?: number;
}

/** Asks the server; undefined when nobody answered. */
export async function ask(path: string, asking: Asking = {}): Promise<Answer | undefined> {
  const { method = 'GET', headers = {}, body, patienceMs = PATIENCE_MS } = asking;
  const askedAt = Date.now();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        accept: 'application/json, text/xml;q=0.9, */*;q=0.5',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
      cache: 'no-store',
    });
    const text = await response.text();
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== '' ? (JSON.parse(text) as unknown) : text,
      skew: clockSkew(response.headers.get('date'), askedAt, Date.now()),
    };
  } catch {
    return undefined;
  }
}

/** The body of a good answer. @throws Problem; status 0: nobody answered */
export async function read<T>(path: string): Promise<T> {
  const answer = await ask(path);
  if (!answer) throw problemOf(0, { code: 'unreachable' });
  if (answer.status !== 200) throw problemOf(answer.status, answer.body, answer.headers);
  return answer.body as T;
}
