import { Problem, problemOf } from '../http/problem.js';
import { addressOf, type Query } from '../http/query-text.js';
import { sessionFetch } from '../http/request.js';
import { pathOf } from './path-of.js';

/** What a generated type says of a request. */
interface Described {
  readonly body?: unknown;
  readonly path?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly url: string;
}

/** What is given to an operation: path, query and body as the service takes them. */
export type Input<D extends Described> = Omit<D, 'url' | 'headers'> &
  (D extends { headers: { 'Idempotency-Key': string } }
    ? {
        /** The same one for every try of one intention. */
        readonly key: string;
      }
    : unknown) & {
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  };

/** Sends it; without an argument where nothing has to be given. */
export interface Operation<D extends Described, A> {
  (...given: Record<never, never> extends Input<D> ? [input?: Input<D>] : [input: Input<D>]): Promise<A>;
  /** Names it in the keys of a cache. */
  readonly id: string;
}

/** The same as `Input`, for whoever knows no types. */
interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Query;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An operation of a service, by the gateway. What it is called with and what it answers is what the service describes. @throws Problem */
export function operation<D extends Described, A>(
  service: string,
  method: string,
  path: string,
): Operation<D, A> {
  const call = async (input: AnyInput = {}): Promise<unknown> => {
    const { body, key, signal } = input;
    const headers = new Headers({
      accept: 'application/json, application/problem+json, */*;q=0.5',
      ...input.headers,
    });
    const bytes = body instanceof Blob || body instanceof ArrayBuffer;
    if (body !== undefined && !bytes) headers.set('content-type', 'application/json');
    if (key !== undefined) headers.set('idempotency-key', key);
    const address = addressOf(`/api/${service}${pathOf(path, input.path ?? {})}`, input.query);
    const response = await reached(address, {
      method,
      headers,
      body: bytes ? body : body === undefined ? null : JSON.stringify(body),
      ...(signal && { signal }),
    });
    if (response.ok) return contentOf(response);
    throw problemOf(response.status, await contentOf(response).catch(() => undefined), response.headers);
  };
  return Object.assign(call, { id: `${service} ${method} ${path}` }) as Operation<D, A>;
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

/** JSON, text, or a file, by what the answer says of itself. */
async function contentOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204) return undefined;
  if (/[/+]json\b/.test(type)) return response.json();
  return /^text\/|xml|\+?vc\b/.test(type) ? response.text() : response.blob();
}
