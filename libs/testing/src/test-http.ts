/** What a request carries beside its body. */
export interface RequestOptions {
  /** Bearer token. */
  readonly token?: string;
  /** Idempotency key; a create gets a random one unless told. `null` sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** JSON as a value, anything else as text; undefined when empty. */
  readonly body: T;
}

/** Sends real HTTP requests to one service. Objects go out as JSON, text and bytes as they are. */
export class TestHttp {
  constructor(private readonly url: string) {}

  get<T = unknown>(path: string, options?: RequestOptions): Promise<TestAnswer<T>> {
    return this.send('GET', path, undefined, options);
  }

  post<T = unknown>(path: string, body?: unknown, options: RequestOptions = {}): Promise<TestAnswer<T>> {
    return this.send('POST', path, body, {
      ...options,
      key: options.key === undefined ? crypto.randomUUID() : options.key,
    });
  }

  put<T = unknown>(path: string, body?: unknown, options?: RequestOptions): Promise<TestAnswer<T>> {
    return this.send('PUT', path, body, options);
  }

  patch<T = unknown>(path: string, body?: unknown, options?: RequestOptions): Promise<TestAnswer<T>> {
    return this.send('PATCH', path, body, options);
  }

  delete<T = unknown>(path: string, options?: RequestOptions): Promise<TestAnswer<T>> {
    return this.send('DELETE', path, undefined, options);
  }

  async send<T>(
    method: string,
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<TestAnswer<T>> {
    const headers = new Headers();
    if (options.token) headers.set('authorization', `Bearer ${options.token}`);
    if (options.key) headers.set('idempotency-key', options.key);
    const payload = encode(body, headers);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const response = await fetch(new URL(path, this.url), {
      method,
      headers,
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    const value: unknown = text === '' ? undefined : json ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: value as T };
  }
}

function encode(body: unknown, headers: Headers): string | Uint8Array<ArrayBuffer> | FormData | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof FormData) return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  headers.set('content-type', 'application/json');
  return JSON.stringify(body);
}
