import { language } from '../i18n/language.js';
import { SESSION, type Session } from '../session/session.js';
import { sessionStore } from '../session/session-store.js';
import { READS, takeAsked } from './asked.js';
import { Problem, problemOf } from './problem.js';
import { addressOf, type Query } from './query-text.js';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * `fetch` with what every request of the console carries: language, and the CSRF token where something changes. Whoever
 * makes requests by another way (a generated client) takes this as its `fetch`. A 401 is told to the session. What was asked
 * ahead of the application is not asked again.
 */
export const sessionFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  request.headers.set('accept-language', language());
  const csrf = sessionStore.csrf();
  if (!SAFE.includes(request.method) && csrf !== null) request.headers.set('x-csrf-token', csrf);
  const ahead = takeAsked(request)?.catch(() => fetch(request));
  const response = await (ahead ?? fetch(request));
  if (response.status === 401) sessionStore.lost();
  return response;
};

export interface Sending {
  readonly query?: Query;
  readonly body?: unknown;
  /** Idempotency-Key: the same one for every try of one intention. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Sends one request and reads its JSON. @throws Problem */
export async function send<T>(method: string, path: string, sending: Sending = {}): Promise<T> {
  const response = await answerOf(method, path, sending);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Reads what a GET answers. @throws Problem */
export const get = <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
  send<T>('GET', path, { ...(query && { query }), ...(signal && { signal }) });

/** The bytes of a file that a service draws, with the name it gives. @throws Problem */
export async function download(path: string, query?: Query): Promise<{ blob: Blob; name: string | null }> {
  const response = await answerOf('GET', path, query ? { query } : {});
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? null;
  return { blob: await response.blob(), name };
}

async function answerOf(method: string, path: string, sending: Sending, again = true): Promise<Response> {
  const { query, body, key, signal } = sending;
  const headers = new Headers({ accept: READS });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (key !== undefined) headers.set('idempotency-key', key);
  const payload = body === undefined ? null : JSON.stringify(body);
  const response = await reached(addressOf(path, query), {
    method,
    headers,
    body: payload,
    ...(signal && { signal }),
  });
  if (response.ok) return response;
  const problem = problemOf(response.status, await readable(response), response.headers);
  // Signed in anew in another tab: the gateway did nothing yet, and the new proof is asked for.
  if (problem.code === 'csrf' && again && (await isRenewed())) return answerOf(method, path, sending, false);
  throw problem;
}

/** Takes the new session of the same account; somebody else's is never used for what this page was about to do. */
async function isRenewed(): Promise<boolean> {
  const before = sessionStore.state();
  const response = await sessionFetch(SESSION);
  if (!response.ok || before.is !== 'signed-in') return false;
  const session = (await response.json()) as Session;
  if (session.account.id !== before.session.account.id) return false;
  sessionStore.began(session);
  return true;
}

/** No answer is told apart from a refusal; what the caller gave up himself stays what it is. */
async function reached(address: string, init: RequestInit): Promise<Response> {
  try {
    return await sessionFetch(new URL(address, location.origin), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, 'unreachable', '');
  }
}

async function readable(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
