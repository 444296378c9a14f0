import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, raw } from '../spec/browser.fixture.js';
import { runInstallation, type Installation } from '../spec/gateway.fixture.js';

let all: Installation;

beforeAll(async () => {
  all = await runInstallation({
    RATE_ACCOUNT: '6',
    RATE_TOKEN: '3',
    RATE_DEVICE: '4',
    RATE_ADDRESS: '200',
    RATE_SIGN_IN: '8',
    TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8',
  });
});
afterAll(() => all.stop());

const statuses = async (times: number, ask: () => Promise<{ status: number }>): Promise<number[]> => {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await ask()).status);
  return found;
};
const byToken = (token: string) => (): Promise<Response> =>
  fetch(`${all.gateway.url}/api/surveys/forms`, { headers: { authorization: `Bearer ${token}` } });
const byKey = (key: string) => (): Promise<Response> =>
  fetch(`${all.gateway.url}/api/surveys/key/${key}/formList`);
/** Through a proxy that says who it speaks for. */
const from = (address: string, path: string) => () =>
  raw(all.gateway.url, path, { host: new URL(all.gateway.url).host, 'x-forwarded-for': address });

describe('who sends too much waits', () => {
  test('and nobody beside them in the same office', async () => {
    const [one, other] = [await all.signIn('officer'), await all.signIn('viewer')];
    const asking = (browser: Browser) => () => browser.api('/api/surveys/private/forms');
    expect(await statuses(7, asking(one.browser))).toEqual([201, 201, 201, 201, 201, 201, 429]);
    expect(await statuses(3, asking(other.browser))).toEqual([201, 201, 201]);
    const { headers, json } = await one.browser.api('/api/surveys/private/forms');
    expect(headers.get('retry-after')).toBe('10');
    expect(json).toMatchObject({
      status: 429,
      code: 'too-many-requests',
      detail: expect.stringContaining('Tài khoản này gửi quá nhiều yêu cầu'),
    });
    all.gateway.clock.advance(10_000);
    expect(await statuses(2, asking(one.browser))).toEqual([201, 429]);
  });

  test('an account is one, in however many browsers', async () => {
    const [one, other] = [await all.signIn('admin'), await all.signIn('admin')];
    const asking = (browser: Browser) => () => browser.api('/api/surveys/private/forms');
    await statuses(5, asking(one.browser));
    expect(await statuses(2, asking(other.browser))).toEqual([201, 429]);
  });

  test('a program is known by its token, a phone by its key', async () => {
    expect(await statuses(4, byToken('a'))).toEqual([201, 201, 201, 429]);
    expect(await statuses(1, byToken('b'))).toEqual([201]);
    expect(await statuses(5, byKey('phone-a'))).toEqual([201, 201, 201, 201, 429]);
    expect(await statuses(1, byKey('phone-b'))).toEqual([201]);
  });

  test('and only callers that say nothing of themselves are known by their address', async () => {
    const asked = await statuses(201, from('203.0.113.1', '/api/surveys/forms'));
    expect(asked.slice(-2)).toEqual([201, 429]);
    expect(await statuses(1, from('203.0.113.2', '/api/surveys/forms'))).toEqual([201]);
    // What stands left of an address that is not trusted is what that one wrote itself.
    expect(await statuses(1, from('198.51.100.9, 203.0.113.1', '/api/surveys/forms'))).toEqual([429]);
    expect(await statuses(1, from('203.0.113.1, 10.1.2.3', '/api/surveys/forms'))).toEqual([429]);
    expect(all.surveys.last.headers['x-forwarded-for']).toBe('203.0.113.2');
  });

  test('a sign-in is begun only so often from one address', async () => {
    const begin = from('203.0.113.3', '/session/sign-in');
    expect(await statuses(9, begin)).toEqual([302, 302, 302, 302, 302, 302, 302, 302, 429]);
    const { text } = await begin();
    expect(text).toContain('<h1>Quá nhiều yêu cầu</h1>');
    expect(await statuses(1, from('203.0.113.4', '/session/sign-in'))).toEqual([302]);
  });
});
