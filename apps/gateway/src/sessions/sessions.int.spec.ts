import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Browser } from '../spec/browser.fixture.js';
import { runGateway, runInstallation, type Installation } from '../spec/gateway.fixture.js';

const MINUTE = 60_000;
let all: Installation;
let moved = 0;

beforeAll(async () => {
  all = await runInstallation({ IDLE_MINUTES: '60', SESSION_HOURS: '12' });
});
afterAll(() => all.stop());
beforeEach(() => {
  all.surveys.heard = [];
  all.provider.renewals = 0;
});
afterEach(() => {
  all.provider.isAway = false;
  all.gateway.clock.advance(-moved);
  moved = 0;
});

const pass = (ms: number): void => {
  all.gateway.clock.advance(ms);
  moved += ms;
};
const ask = (browser: Browser, path = '/api/surveys/private/forms') => browser.api(path);

describe('a session is over', () => {
  test('after an hour in which nothing was done', async () => {
    const { browser } = await all.signIn();
    pass(59 * MINUTE);
    expect((await ask(browser)).status).toBe(201);
    pass(59 * MINUTE);
    expect((await ask(browser)).status).toBe(201);
    pass(60 * MINUTE);
    const { status, json } = await browser.api('/session');
    expect([status, json.code]).toEqual([401, 'session-expired']);
    expect(browser.cookie('__Host-xaso')).toBeUndefined();
  });

  test('however often the web application asks whether it is still there', async () => {
    const { browser } = await all.signIn();
    for (const _ of [1, 2]) {
      pass(29 * MINUTE);
      expect((await browser.api('/session')).status).toBe(200);
    }
    pass(2 * MINUTE);
    expect((await browser.api('/session')).status).toBe(401);
  });

  test('after twelve hours of work', async () => {
    const { browser } = await all.signIn();
    for (let n = 0; n < 14; n += 1) {
      pass(50 * MINUTE);
      expect((await ask(browser)).status).toBe(201);
    }
    pass(20 * MINUTE);
    const { status, json } = await ask(browser);
    expect([status, json.code]).toEqual([401, 'session-expired']);
  });

  test('and rows of such are removed', async () => {
    await all.signIn();
    pass(13 * 60 * MINUTE);
    const later = await runGateway({ ...all.gateway.env });
    later.clock.advance(13 * 60 * MINUTE);
    await later.stop();
    const { browser } = await all.signIn();
    expect((await browser.api('/session')).status).toBe(200);
  });
});

describe('a request whose session is over', () => {
  test('is told that, so that nothing typed is lost, when the service asks for somebody', async () => {
    const { browser, csrf } = await all.signIn();
    pass(61 * MINUTE);
    const { status, json } = await browser.api('/api/surveys/private/responses', {
      method: 'POST',
      csrf,
      headers: { 'content-type': 'application/json' },
      body: '{"answers":[1]}',
    });
    expect([status, json.code, json.detail]).toEqual([
      401,
      'session-expired',
      expect.stringContaining('Những gì bạn đang nhập vẫn còn trên máy'),
    ]);
  });

  test('is answered where nobody is asked for', async () => {
    const { browser } = await all.signIn();
    pass(61 * MINUTE);
    expect((await browser.api('/api/surveys/page')).status).toBe(200);
  });
});

describe('a cookie that was changed', () => {
  test.each([
    ['in one letter', (id: string) => (id.startsWith('A') ? 'B' : 'A') + id.slice(1)],
    ['into nothing', () => ''],
    ['into something long', () => 'x'.repeat(4_000)],
    ['into a statement', () => "'; drop table session; --"],
  ])('%s is nobody’s', async (_what, change) => {
    const { browser } = await all.signIn();
    browser.put('__Host-xaso', encodeURIComponent(change(browser.cookie('__Host-xaso') ?? '')));
    expect((await browser.api('/session')).json).toMatchObject({ status: 401, code: 'session-expired' });
    expect((await ask(browser)).json).toMatchObject({ status: 401 });
  });

  test('is of no use with the row of another session either', async () => {
    const [one, other] = [await all.signIn('viewer'), await all.signIn('admin')];
    await all.gateway.query(
      `update session set sealed = (select sealed from session where account_id = 'admin' order by created_at desc limit 1)
       where account_id = 'viewer'`,
    );
    pass(6_000);
    expect((await one.browser.api('/session')).json).toMatchObject({ code: 'session-expired' });
    expect((await other.browser.api('/session')).json).toMatchObject({ role: 'admin' });
  });
});

describe('an unsafe request by cookie', () => {
  const send = (browser: Browser, csrf: string | undefined, headers: Record<string, string> = {}) =>
    browser.api('/api/surveys/private/responses', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
      ...(csrf === undefined ? {} : { csrf }),
    });

  test('of the web application is sent on', async () => {
    const { browser, csrf } = await all.signIn();
    expect((await send(browser, csrf)).status).toBe(201);
    expect(all.surveys.last.headers['x-csrf-token']).toBeUndefined();
  });

  test('without the proof, with half of it or with that of another session is refused', async () => {
    const [{ browser, csrf }, other] = [await all.signIn(), await all.signIn('viewer')];
    for (const proof of [undefined, '', csrf.slice(0, 20), `${csrf}x`, other.csrf]) {
      const { status, json } = await send(browser, proof);
      expect([status, json.code]).toEqual([403, 'csrf']);
    }
    expect(all.surveys.heard).toEqual([]);
  });

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' }],
    ['a page without origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [
      'a page that only says another origin',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('from %s is refused although it has the proof', async (_what, headers) => {
    const { browser, csrf } = await all.signIn();
    expect((await send(browser, csrf, headers)).json).toMatchObject({ status: 403, code: 'csrf' });
    expect(all.surveys.heard).toEqual([]);
  });

  test('with a token of its own needs no proof, and its token goes first', async () => {
    const { browser } = await all.signIn();
    const { status } = await send(browser, undefined, {
      authorization: 'Bearer own',
      origin: 'https://a.example',
    });
    expect([status, all.surveys.last.headers.authorization]).toEqual([201, 'Bearer own']);
  });

  test('of a phone needs no proof, and gets no rights from a session', async () => {
    const { browser } = await all.signIn();
    const { status } = await browser.go('/api/surveys/key/abc/submission', { method: 'POST', body: '<x/>' });
    expect([status, all.surveys.last.headers.authorization]).toEqual([201, undefined]);
  });
});

describe('a token that is about to end', () => {
  test('is replaced once, however many requests need it at that moment', async () => {
    const { browser } = await all.signIn();
    await ask(browser);
    const before = all.surveys.last.headers.authorization;
    pass(9 * MINUTE + 30_000);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(browser)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const tokens = new Set(all.surveys.heard.slice(1).map(({ headers }) => headers.authorization));
    expect(tokens.size).toBe(1);
    expect(tokens.has(before)).toBe(false);
    expect(all.provider.renewals).toBe(1);
  });

  test('is replaced once by two gateways', async () => {
    const { browser } = await all.signIn();
    const second = await runGateway({ ...all.gateway.env });
    const beside = new Browser(second.url);
    beside.put('__Host-xaso', browser.cookie('__Host-xaso') ?? '');
    expect((await ask(beside)).status).toBe(201);
    pass(9 * MINUTE + 30_000);
    second.clock.advance(9 * MINUTE + 30_000);
    all.surveys.heard = [];
    const answers = await Promise.all([ask(browser), ask(beside), ask(browser), ask(beside)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(all.provider.renewals).toBe(1);
    expect(new Set(all.surveys.heard.map(({ headers }) => headers.authorization)).size).toBe(1);
    await second.stop();
  });

  test('is replaced again and again: each renewal uses what the last one gave', async () => {
    const { browser } = await all.signIn();
    for (let n = 1; n <= 3; n += 1) {
      pass(9 * MINUTE + 30_000);
      expect((await ask(browser)).status).toBe(201);
      expect(all.provider.renewals).toBe(n);
    }
  });

  test('brings a changed role', async () => {
    const { browser } = await all.signIn('viewer');
    const viewer = all.provider.people.get('viewer');
    if (viewer) viewer.role = 'trainer';
    pass(9 * MINUTE + 30_000);
    expect((await browser.api('/session')).json).toMatchObject({ role: 'trainer' });
    if (viewer) viewer.role = 'viewer';
  });

  test('is not replaced for an account that was blocked: the session is over', async () => {
    const { browser } = await all.signIn('admin');
    const admin = all.provider.people.get('admin');
    all.provider.people.delete('admin');
    pass(9 * MINUTE + 30_000);
    const { status, json } = await ask(browser);
    expect([status, json.code]).toEqual([401, 'session-expired']);
    if (admin) all.provider.people.set('admin', admin);
    expect((await browser.api('/session')).status).toBe(401);
  });

  test('goes on to its end while the issuer is away, and then nothing is lost either', async () => {
    const { browser } = await all.signIn();
    all.provider.isAway = true;
    pass(9 * MINUTE + 30_000);
    expect((await ask(browser)).status).toBe(201);
    pass(MINUTE);
    const { status, json } = await ask(browser);
    expect([status, json.code]).toEqual([503, 'issuer-away']);
    all.provider.isAway = false;
    pass(5_000);
    expect((await ask(browser)).status).toBe(201);
  });
});

describe('how the services are', () => {
  test('is told to those who run them', async () => {
    const { browser } = await all.signIn('admin');
    const { status, json } = await browser.api('/session/services');
    expect(status).toBe(200);
    expect(json.services).toEqual([
      {
        name: 'surveys',
        status: 'degraded',
        ready: true,
        version: '0.1.0',
        checks: [{ name: 'events', ok: false, detail: '12 facts behind' }],
      },
      { name: 'identity', status: 'away', ready: false, checks: [] },
      { name: 'indicators', status: 'away', ready: false, checks: [] },
    ]);
  });

  test('is nobody else’s business', async () => {
    const { browser } = await all.signIn('officer');
    expect((await browser.api('/session/services')).json).toMatchObject({
      status: 403,
      code: 'role-not-allowed',
    });
    expect((await new Browser(all.gateway.url).api('/session/services')).json).toMatchObject({
      status: 401,
      code: 'session-missing',
    });
  });
});

test('another process with another key opens nothing, and breaks nothing', async () => {
  const { browser } = await all.signIn();
  const second = await runGateway({ ...all.gateway.env, SESSION_KEY: 'A'.repeat(43) });
  const beside = new Browser(second.url);
  beside.put('__Host-xaso', browser.cookie('__Host-xaso') ?? '');
  expect((await beside.api('/session')).json).toMatchObject({ code: 'session-expired' });
  await second.stop();
  expect((await browser.api('/session')).status).toBe(200);
});
