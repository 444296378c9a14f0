import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Browser } from '../spec/browser.fixture.js';
import { freePort, runGateway, runInstallation, type Installation } from '../spec/gateway.fixture.js';
import { SpecProvider } from '../spec/provider.fixture.js';
import { SpecService } from '../spec/services.fixture.js';

let all: Installation;

beforeAll(async () => {
  all = await runInstallation();
});
afterAll(() => all.stop());
beforeEach(() => {
  all.provider.declines = false;
  all.surveys.heard = [];
});

describe('signing in', () => {
  test('leads to the page that was asked for, and the web application learns who is there', async () => {
    const { browser, page } = await all.signIn('officer', '/pilots/nghe-an?tab=gates');
    expect(page.url).toBe(`${browser.origin}/pilots/nghe-an?tab=gates`);
    const { status, json, headers } = await browser.api('/session');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(json).toEqual({
      account: { id: 'officer', name: 'Nguyễn Thị Thử', login: 'canbo' },
      role: 'commune-officer',
      communes: ['xa-thu'],
      expiresAt: expect.any(String),
      idleUntil: expect.any(String),
      csrf: expect.stringMatching(/^[\w-]{43}$/),
    });
    const { clock } = all.gateway;
    expect(new Date(json.expiresAt).getTime() - clock.now().getTime()).toBeLessThanOrEqual(12 * 3_600_000);
    expect(new Date(json.idleUntil).getTime() - clock.now().getTime()).toBeLessThanOrEqual(3_600_000);
  });

  test('tells hamlets where the account is kept to them', async () => {
    const { browser } = await all.signIn('viewer');
    expect((await browser.api('/session')).json).toMatchObject({ communes: '*', hamlets: ['17335-001'] });
  });

  test('lends the token to requests for services, and keeps it and the cookie from both sides', async () => {
    const { browser } = await all.signIn();
    await browser.api('/api/surveys/private/forms', {
      headers: { cookie: `__Host-xaso=${browser.cookie('__Host-xaso')}; other=1` },
    });
    const { headers, url } = all.surveys.last;
    expect(url).toBe('/private/forms');
    const [, payload = ''] = headers.authorization?.split('.') ?? [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      iss: all.provider.issuer,
      aud: 'xaso',
      sub: 'officer',
      role: 'commune-officer',
    });
    expect(headers.cookie).toBeUndefined();
    const everything = browser.set.join('\n');
    expect(everything).not.toContain(payload);
  });

  test('leaves one cookie that no script can read, for this host alone', async () => {
    const { browser } = await all.signIn();
    expect(browser.names().filter((name) => name.startsWith('__Host-xaso'))).toEqual(['__Host-xaso']);
    const line = browser.set.find((one) => one.startsWith('__Host-xaso='));
    expect(line).toMatch(/^__Host-xaso=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('puts nothing into the database that a reader of it could use', async () => {
    const { browser } = await all.signIn();
    const rows = await all.gateway.query<{ text: string }>(
      `select encode(id_hash, 'escape') || encode(sealed, 'escape') as text from session`,
    );
    const text = rows.map((row) => row.text).join('\n');
    for (const secret of [browser.cookie('__Host-xaso') ?? 'none', 'eyJ', 'Nguy', 'canbo'])
      expect(text).not.toContain(secret);
  });

  test('begins a new session each time: a cookie that somebody planted is of no use to them', async () => {
    const { browser } = await all.signIn();
    const before = browser.cookie('__Host-xaso') ?? '';
    await browser.go('/session/sign-in?to=/');
    const after = browser.cookie('__Host-xaso') ?? '';
    expect(after).not.toBe(before);
    const thief = new Browser(browser.origin);
    thief.put('__Host-xaso', before);
    expect((await thief.api('/session')).json).toMatchObject({ code: 'session-expired' });
    expect((await browser.api('/session')).status).toBe(200);
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/%0d%0aset-cookie:x=1',
  ])('does not lead to %s', async (to) => {
    const { page, browser } = await all.signIn('officer', to);
    expect(page.url).toMatch(new RegExp(`^${browser.origin}/(%0d%0aset-cookie:x=1)?$`));
  });

  test('begins at the public address, whatever name of this machine was typed', async () => {
    const alias = new Browser(all.gateway.url.replace('127.0.0.1', 'localhost'));
    const { headers } = await alias.go('/session/sign-in?to=/pilots', { follow: false });
    expect(headers.get('location')).toBe(`${all.gateway.url}/session/sign-in?to=%2Fpilots`);
  });

  test('asks for a proof that it is the same browser and the same attempt', async () => {
    const browser = new Browser(all.gateway.url);
    const { headers } = await browser.go('/session/sign-in', { follow: false });
    const asked = new URL(headers.get('location') ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      client_id: 'gateway',
      response_type: 'code',
      redirect_uri: `${all.gateway.url}/session/callback`,
      max_age: '3600',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('works in two tabs at once', async () => {
    const browser = new Browser(all.gateway.url);
    const tabs = [
      await browser.go('/session/sign-in?to=/a', { follow: false }),
      await browser.go('/session/sign-in?to=/b', { follow: false }),
    ];
    for (const [index, tab] of tabs.entries()) {
      const page = await browser.go(tab.headers.get('location') ?? '');
      expect(page.url).toBe(`${all.gateway.url}/${'ab'[index]}`);
    }
  });

  test('does not fill the browser with attempts that were given up', async () => {
    const browser = new Browser(all.gateway.url);
    for (let n = 0; n < 9; n += 1) await browser.go('/session/sign-in', { follow: false });
    expect(browser.names()).toHaveLength(4);
  });
});

describe('a sign-in that does not come to its end', () => {
  const callback = async (browser: Browser): Promise<string> => {
    const begun = await browser.go('/session/sign-in', { follow: false });
    let location = begun.headers.get('location') ?? '';
    while (!location.includes('/session/callback'))
      location = new URL(
        (await browser.go(location, { follow: false })).headers.get('location') ?? '',
        location,
      ).href;
    return location;
  };

  test('cannot be finished in another browser', async () => {
    const address = await callback(new Browser(all.gateway.url));
    const victim = new Browser(all.gateway.url);
    const page = await victim.go(address);
    expect(page.status).toBe(400);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('hãy đăng nhập lại');
    expect(victim.names().filter((name) => name.startsWith('__Host-xaso'))).toEqual([]);
  });

  test('cannot be finished twice', async () => {
    const browser = new Browser(all.gateway.url);
    const address = await callback(browser);
    await browser.go(address);
    expect((await browser.api('/session')).status).toBe(200);
    // Somebody who goes back in the browser is still signed in.
    expect((await browser.go(address)).url).toBe(`${all.gateway.url}/`);
    browser.put('__Host-xaso', 'x'.repeat(43));
    expect((await browser.go(address)).status).toBe(400);
  });

  test.each([
    ['with another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['with another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
    ['from another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['without anything', (url: URL) => (url.search = '')],
  ])('%s lets nobody in', async (_what, change) => {
    const browser = new Browser(all.gateway.url);
    const address = new URL(await callback(browser));
    change(address);
    expect((await browser.go(address.href)).status).toBe(400);
    expect((await browser.api('/session')).json).toMatchObject({ code: 'session-missing' });
  });

  test('cannot be finished after ten minutes', async () => {
    const browser = new Browser(all.gateway.url);
    const address = await callback(browser);
    all.gateway.clock.advance(600_000);
    expect((await browser.go(address)).status).toBe(400);
    all.gateway.clock.advance(-600_000);
  });

  test('because the person said no is told as that', async () => {
    all.provider.declines = true;
    const page = await new Browser(all.gateway.url).go('/session/sign-in');
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('không cho vào')]);
  });

  test('because the account has no role here is told as that', async () => {
    const { page, browser } = await all.signIn('nobody');
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('chưa được giao vai trò')]);
    expect((await browser.api('/session')).json).toMatchObject({ code: 'session-missing' });
  });
});

describe('signing out', () => {
  test('ends the session here at once, and leads to where the issuer ends it', async () => {
    const { browser, csrf } = await all.signIn();
    const id = browser.cookie('__Host-xaso') ?? '';
    const { status, json } = await browser.api('/session/sign-out', { method: 'POST', csrf });
    expect(status).toBe(200);
    const to = new URL(json.to);
    expect(to.origin + to.pathname).toBe(`${all.provider.issuer}/session/end`);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${browser.origin}/`);
    expect(browser.cookie('__Host-xaso')).toBeUndefined();
    browser.put('__Host-xaso', id);
    expect((await browser.api('/session')).json).toMatchObject({ code: 'session-expired' });
    const page = await browser.go(json.to);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('<form')]);
  });

  test('is refused to another site’s page', async () => {
    const { browser, csrf } = await all.signIn();
    const elsewhere = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const asked of [{ csrf, headers: elsewhere }, {}]) {
      const { status, json } = await browser.api('/session/sign-out', { method: 'POST', ...asked });
      expect([status, json.code]).toEqual([403, 'csrf']);
    }
    expect((await browser.api('/session')).status).toBe(200);
  });

  test('without a session is done already', async () => {
    const { status, json } = await new Browser(all.gateway.url).api('/session/sign-out', { method: 'POST' });
    expect([status, json]).toEqual([200, { to: '/' }]);
  });
});

test('the pages of the issuer come through as they are, with its cookies and without ours', async () => {
  const { browser } = await all.signIn();
  expect(browser.names()).toContain('_session');
  const found = await browser.go('/id/.well-known/openid-configuration');
  expect(found.json).toMatchObject({
    issuer: `${browser.origin}/id`,
    token_endpoint: `${browser.origin}/id/token`,
  });
});

test('an issuer of another house, with an address of its own, works the same', async () => {
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const [provider, surveys] = [await SpecProvider.start(publicUrl, true), await SpecService.start()];
  const gateway = await runGateway({
    SERVICES: `surveys=${surveys.url}`,
    OIDC_ISSUER: provider.issuer,
    PUBLIC_URL: publicUrl,
    AUTH_ROLES: 'commune-officer=trainer',
  });
  const browser = new Browser(publicUrl);
  expect((await browser.go('/session/sign-in?to=/classes')).url).toBe(`${publicUrl}/classes`);
  const { json } = await browser.api('/session');
  expect(json).toMatchObject({ account: { id: 'officer' }, role: 'trainer' });
  const out = await browser.api('/session/sign-out', { method: 'POST', csrf: json.csrf });
  expect(out.json.to).toContain(`${provider.issuer}/session/end?`);
  await gateway.stop();
  await Promise.all([provider.stop(), surveys.stop()]);
});

test('while the issuer is away the gateway runs, and says so to whoever signs in; then it works', async () => {
  const publicUrl = `http://127.0.0.1:${await freePort()}`;
  const port = await freePort();
  const gateway = await runGateway({ PUBLIC_URL: publicUrl, OIDC_ISSUER: `http://127.0.0.1:${port}` });
  const browser = new Browser(publicUrl);
  const page = await browser.go('/session/sign-in');
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
  expect(page.text).toContain('Nơi đăng nhập tạm thời không trả lời');
  expect((await browser.api('/session')).json).toMatchObject({ code: 'session-missing' });
  expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
  const provider = await SpecProvider.start(publicUrl, true, port);
  expect((await browser.go('/session/sign-in?to=/x')).url).toBe(`${publicUrl}/x`);
  await gateway.stop();
  await provider.stop();
});
