import { request as ask } from 'node:http';

interface Kept {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** What the gateway tells in JSON, to look at. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly csrf: string;
  readonly to: string;
  readonly expiresAt: string;
  readonly idleUntil: string;
  readonly services: unknown;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text read as JSON, if it is. */
  readonly json: Told;
  /** Where the last redirect led, when there was one that was followed. */
  readonly url: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** False: a redirect is what is looked at. */
  readonly follow?: boolean;
}

/** Keeps cookies as a browser does that knows one installation, and says where its requests come from. */
export class Browser {
  #cookies: Kept[] = [];
  /** Every `Set-Cookie` there was. */
  readonly set: string[] = [];

  constructor(readonly origin: string) {}

  async go(path: string, asked: Asked = {}): Promise<Page> {
    let url = new URL(path, this.origin);
    let { method = 'GET', body } = asked;
    for (let step = 0; step < 15; step += 1) {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: { accept: 'text/html', ...this.#cookieHeader(url), ...asked.headers },
        ...(body === undefined ? {} : { body }),
      });
      for (const line of response.headers.getSetCookie()) this.#keep(line, url);
      const location = response.headers.get('location');
      if (location === null || asked.follow === false) {
        const text = await response.text();
        const isJson = /json/.test(response.headers.get('content-type') ?? '');
        const json = (isJson ? JSON.parse(text) : {}) as Told;
        return { status: response.status, headers: response.headers, text, json, url: url.href };
      }
      await response.body?.cancel();
      url = new URL(location, url);
      [method, body] = ['GET', undefined];
    }
    throw new Error(`too many redirects at ${url.href}`);
  }

  /** As the web application asks: same-origin, with the proof if there is one. */
  api(path: string, asked: Asked & { readonly csrf?: string } = {}): Promise<Page> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      origin: this.origin,
      'sec-fetch-site': 'same-origin',
      ...asked.headers,
    };
    if (asked.csrf !== undefined) headers['x-csrf-token'] = asked.csrf;
    return this.go(path, { ...asked, headers });
  }

  cookie(name: string): string | undefined {
    return this.#cookies.find((kept) => kept.name === name)?.value;
  }

  names(): string[] {
    return this.#cookies.map(({ name }) => name);
  }

  put(name: string, value: string): void {
    this.#keep(`${name}=${value}; Path=/`, new URL(this.origin));
  }

  #cookieHeader(url: URL): Record<string, string> {
    const sent = this.#cookies.filter(({ path }) => url.pathname.startsWith(path));
    return sent.length === 0 ? {} : { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; ') };
  }

  #keep(line: string, url: URL): void {
    this.set.push(line);
    const [pair = '', ...attributes] = line.split(/; */);
    const name = pair.slice(0, pair.indexOf('='));
    const of = (key: string): string | undefined =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = of('path') ?? url.pathname;
    const over = of('max-age') === '0' || new Date(of('expires') ?? '2999-01-01').getTime() < Date.now();
    this.#cookies = this.#cookies.filter((kept) => kept.name !== name || kept.path !== path);
    if (!over) this.#cookies.push({ name, path, value: pair.slice(pair.indexOf('=') + 1) });
  }
}

/** One request exactly as it is written, which `fetch` would tidy up before it sends it. */
export function raw(
  url: string,
  target: string,
  headers: Readonly<Record<string, string | readonly string[]>> = {},
  method = 'GET',
): Promise<{ status: number; headers: Readonly<Record<string, unknown>>; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = ask(
      { hostname, port, method, path: target, headers: headers as Record<string, string> },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
