import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runEnvironment, TestClock, testKeys, testService, testToken, type TestService } from '@xaso/testing';
import { identity } from './index.js';

/** Where the world reaches the service under test: not where it listens, as behind a gateway. */
export const PUBLIC = 'https://xaso.test';
export const ISSUER = `${PUBLIC}/id`;
export const GATEWAY_SECRET = 'gateway-secret-of-a-spec-gateway-secret';
export const COMMUNE = '17335@before-2025-07-01';
export const PASSWORD = 'một câu dễ nhớ 123';

const key = (letter: string): string => letter.repeat(42) + 'A';

export interface IdentityUnderTest extends TestService {
  readonly clock: TestClock;
}

/** What the service under test reads from its environment beside its database. */
export const environment = (): Record<string, string> => ({
  PUBLIC_URL: PUBLIC,
  AUTH_ISSUER: ISSUER,
  AUTH_JWKS: testKeys().jwksFile,
  SIGNING_KEYS: join(runEnvironment().keys, 'private.jwk.json'),
  COOKIE_KEY: key('c'),
  TOTP_KEY: key('t'),
  GATEWAY_CLIENT_SECRET: GATEWAY_SECRET,
});

/** The service as in production; time stands at now until a spec moves it. */
export async function startIdentity(env: Readonly<Record<string, string>> = {}): Promise<IdentityUnderTest> {
  const clock = new TestClock(new Date());
  const service = await testService(identity, { clock, env: { ...environment(), ...env } });
  return { ...service, clock };
}

/** The token of an administrator from outside, such as an installation makes for itself. */
export const adminToken = (): Promise<string> =>
  testToken({ role: 'admin', issuer: ISSUER, sub: 'local-admin' });

export interface Wanted {
  readonly login: string;
  readonly name?: string;
  readonly role?: string;
  readonly communes?: '*' | readonly string[];
  readonly hamlets?: readonly string[];
}

interface Added {
  readonly account: { readonly id: string; readonly version: number };
  readonly link: { readonly url: string };
}

/** An account that was invited; its link is not used yet. */
export async function invited(service: TestService, wanted: Wanted): Promise<Added> {
  const { name = 'Nguyễn Thị Thử', role = 'commune-officer', communes = [COMMUNE], ...rest } = wanted;
  const body = { name, role, communes: role === 'admin' ? '*' : communes, ...rest };
  const answer = await service.http.post<Added>('/accounts', body, { token: await adminToken() });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** An account that can sign in with PASSWORD; its id. */
export async function active(service: TestService, wanted: Wanted): Promise<string> {
  const { account, link } = await invited(service, wanted);
  const browser = new Browser(service.url);
  await browser.open(link.url);
  const page = await browser.submit({ password: PASSWORD, again: PASSWORD });
  if (page.status !== 200) throw new Error(page.text);
  return account.id;
}

/** What a browser shows after following redirects. */
export interface Shown {
  readonly status: number;
  /** The public address it ended at. */
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser without script: keeps cookies by path, follows redirects, sends the form of the page it shows. */
export class Browser {
  readonly cookies = new Map<string, { value: string; path: string }>();
  #shown: Shown | undefined;

  constructor(private readonly service: string) {}

  open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Shown> {
    return this.#go(new URL(url, this.#shown?.url ?? PUBLIC), { headers });
  }

  /** Sends the first form of the page, or the one of this action, its hidden fields and these. */
  submit(fields: Readonly<Record<string, string>>, action?: string): Promise<Shown> {
    const { text, url } = this.#page();
    const forms = [...text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
    const form = forms.find(([, to]) => action === undefined || to?.endsWith(action));
    if (!form) throw new Error(`there is no such form on ${url}: ${text}`);
    const hidden = [...(form[2] ?? '').matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const body = new URLSearchParams(
      hidden.map(([, name = '', value = '']): [string, string] => [name, value]),
    );
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return this.#go(new URL(form[1] ?? '', url), { method: 'POST', body });
  }

  #page(): Shown {
    if (!this.#shown) throw new Error('no page is open');
    return this.#shown;
  }

  async #go(to: URL, init: RequestInit): Promise<Shown> {
    // What the gateway answers itself is not ours to follow.
    if (to.origin !== PUBLIC || !to.pathname.startsWith('/id/'))
      return { status: 0, url: to.href, text: '', headers: new Headers() };
    const cookie = [...this.cookies]
      .filter(([, { path }]) => to.pathname === path || to.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const answer = await fetch(new URL(to.pathname + to.search, this.service), {
      ...init,
      redirect: 'manual',
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const location = answer.headers.get('location');
    if (location !== null) return this.#go(new URL(location, to), {});
    const text = await answer.text();
    this.#shown = { status: answer.status, url: to.href, text, headers: answer.headers };
    return this.#shown;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
    if (value === '' || attributes.some((one) => /^expires=Thu, 01 Jan 1970/i.test(one)))
      this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

/** The private keys of the run, and a file of one's own to change them in. */
export async function ownKeyFile(
  folder: string,
): Promise<{ path: string; write: (keys: unknown) => Promise<void> }> {
  const path = join(folder, 'signing.json');
  const write = (keys: unknown): Promise<void> => writeFile(path, JSON.stringify(keys));
  await write(JSON.parse(await readFile(join(runEnvironment().keys, 'private.jwk.json'), 'utf8')));
  return { path, write };
}
