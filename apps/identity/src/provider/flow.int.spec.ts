import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TokenVerifier } from '@xaso/platform';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ForeignClient } from '../gateway.fixture.js';
import {
  active,
  Browser,
  COMMUNE,
  ISSUER,
  type IdentityUnderTest,
  PASSWORD,
  PUBLIC,
  startIdentity,
} from '../identity.fixture.js';
import { PayloadsStore } from './payloads.store.js';

let service: IdentityUnderTest;
let gateway: ForeignClient;
let officer: string;

beforeAll(async () => {
  service = await startIdentity();
  gateway = await ForeignClient.of(service.url);
  officer = await active(service, { login: 'can.bo', hamlets: ['17335-001'] });
});
afterAll(() => service.stop());

describe('a client that nobody here wrote', () => {
  test('finds everything by discovery, below the public address', () => {
    const metadata = gateway.config.serverMetadata();
    expect(metadata.issuer).toBe(ISSUER);
    expect(metadata.code_challenge_methods_supported).toEqual(['S256']);
    for (const name of ['authorization', 'token', 'userinfo', 'end_session'])
      expect(metadata[`${name}_endpoint`]).toMatch(/^https:\/\/xaso\.test\/id\//);
  });

  test('gets tokens that every service trusts, and says who it is in the ID token alone', async () => {
    const { tokens } = await gateway.signIn('can.bo');
    const who = { name: 'Nguyễn Thị Thử', preferred_username: 'can.bo', role: 'commune-officer' };
    expect(tokens.claims()).toMatchObject({ sub: officer, ...who });
    expect(tokens.expires_in).toBe(600);
    const token = decodeJwt(tokens.access_token);
    expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', kid: 'test' });
    expect(token).toMatchObject({ iss: ISSUER, aud: 'xaso', sub: officer, client_id: 'gateway' });
    expect(JSON.stringify(token)).not.toContain('Thử');
    const actor = await service.app.get(TokenVerifier).verify(`Bearer ${tokens.access_token}`);
    expect(actor).toEqual({
      id: officer,
      role: 'commune-officer',
      communes: [COMMUNE],
      hamlets: ['17335-001'],
    });
    const me = await service.http.get('/me', { token: tokens.access_token });
    expect(me.body).toMatchObject({ id: officer, login: 'can.bo', communeNames: ['Xã Thành Sơn'] });
  });

  test('is not asked again while its session lasts', async () => {
    const { browser } = await gateway.signIn('can.bo');
    const { address, checks } = await gateway.begin();
    const after = await browser.open(address);
    expect(after.url).toContain('/session/callback?');
    expect((await gateway.finish(after.url, checks)).claims()?.sub).toBe(officer);
  });

  test('may have somebody asked again all the same', async () => {
    const { browser } = await gateway.signIn('can.bo');
    const { address, checks } = await gateway.begin({ prompt: 'login' });
    expect((await browser.open(address)).url).toContain('/id/sign-in/');
    const after = await browser.submit({ login: 'can.bo', password: PASSWORD });
    expect((await gateway.finish(after.url, checks)).claims()?.sub).toBe(officer);
  });

  test('refreshes, and each refresh token works once: showing it again ends the session', async () => {
    const { tokens } = await gateway.signIn('can.bo');
    const second = await gateway.refresh(tokens.refresh_token);
    expect(second.refresh_token).not.toBe(tokens.refresh_token);
    expect(decodeJwt(second.access_token)).toMatchObject({ sub: officer, role: 'commune-officer' });
    await expect(gateway.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(gateway.refresh(second.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('is refused with a wrong secret, and without PKCE', async () => {
    const { address, checks } = await gateway.begin();
    const browser = new Browser(service.url);
    await browser.open(address);
    const { url } = await browser.submit({ login: 'can.bo', password: PASSWORD });
    const stranger = await ForeignClient.of(service.url, 'another-secret-another-secret-another');
    await expect(stranger.finish(url, checks)).rejects.toMatchObject({ status: 401 });
    const bare = new URL((await gateway.begin()).address);
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    expect((await new Browser(service.url).open(bare.href)).url).toContain('error=invalid_request');
  });

  test('is never sent anywhere but to its own address', async () => {
    const shown = await new Browser(service.url).open(
      (await gateway.begin({ redirect_uri: 'https://elsewhere.test/session/callback' })).address,
    );
    expect(shown.status).toBe(400);
    expect(shown.url.startsWith(PUBLIC)).toBe(true);
    expect(shown.text).toContain('Yêu cầu không hợp lệ');
  });
});

describe('what was tampered with is refused', () => {
  test('a code, another verifier, a code that was used', async () => {
    const browser = new Browser(service.url);
    const first = await gateway.begin();
    await browser.open(first.address);
    const { url } = await browser.submit({ login: 'can.bo', password: PASSWORD });
    const altered = new URL(url);
    altered.searchParams.set('code', `${altered.searchParams.get('code')?.slice(0, -2)}AA`);
    await expect(gateway.finish(altered.href, first.checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const other = { ...first.checks, pkceCodeVerifier: 'x'.repeat(43) };
    await expect(gateway.finish(url, other)).rejects.toMatchObject({ error: 'invalid_grant' });
    const again = await gateway.begin();
    const next = await browser.open(again.address);
    await gateway.finish(next.url, again.checks);
    await expect(gateway.finish(next.url, again.checks)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test('a code that two show at once gives tokens to one of them at most', async () => {
    const browser = new Browser(service.url);
    const { address, checks } = await gateway.begin();
    await browser.open(address);
    const { url } = await browser.submit({ login: 'can.bo', password: PASSWORD });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => gateway.finish(url, checks)));
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });

  test('a state that is not the one of the flow', async () => {
    const browser = new Browser(service.url);
    const { address, checks } = await gateway.begin();
    await browser.open(address);
    const { url } = await browser.submit({ login: 'can.bo', password: PASSWORD });
    const altered = new URL(url);
    altered.searchParams.set('state', 'of-somebody-else');
    await expect(gateway.finish(altered.href, checks)).rejects.toThrow();
  });

  test('a cookie, whether of the session or of the step', async () => {
    const { browser } = await gateway.signIn('can.bo');
    const session = browser.cookies.get('xaso_id');
    if (!session) throw new Error('there is no session cookie');
    session.value = `${session.value.slice(0, -2)}AA`;
    const asked = await browser.open((await gateway.begin()).address);
    expect(asked.url).toContain('/id/sign-in/');
    const step = browser.cookies.get('xaso_id_step');
    if (step) step.value = `${step.value.slice(0, -2)}AA`;
    const refused = await browser.submit({ login: 'can.bo', password: PASSWORD });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Trang đăng nhập đã hết hạn');
  });

  test('a form without the token of its page, or sent from another site', async () => {
    const browser = new Browser(service.url);
    const { address } = await gateway.begin();
    await browser.open(address);
    const shown = await browser.submit({ login: 'can.bo', password: PASSWORD, csrf: 'forged' });
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('Biểu mẫu đã hết hạn');
    expect((await browser.submit({ login: 'can.bo', password: PASSWORD })).url).toContain(
      '/session/callback?',
    );
  });

  test('a forged Host or X-Forwarded-Host changes no address', async () => {
    const { pathname, search } = new URL((await gateway.begin()).address);
    const forged = {
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.test',
    };
    const answer = await service.app.inject({
      url: pathname + search,
      headers: { ...forged, host: 'evil.test' },
    });
    expect(answer.statusCode).toBe(303);
    expect(JSON.stringify(answer.headers)).not.toContain('evil.test');
    const discovery = await service.app.inject({
      url: '/id/.well-known/openid-configuration',
      headers: { ...forged, host: 'evil.test' },
    });
    expect(discovery.json()).toMatchObject({ issuer: ISSUER, jwks_uri: `${ISSUER}/jwks` });
    expect(discovery.body).not.toContain('evil.test');
  });
});

describe('signing out', () => {
  test('with the ID token of the session asks nothing, ends everything and comes back', async () => {
    const { browser, tokens } = await gateway.signIn('can.bo');
    const after = await browser.open(gateway.signOutAddress(tokens.id_token));
    expect(after.url).toBe(`${PUBLIC}/`);
    expect(browser.cookies.has('xaso_id')).toBe(false);
    await expect(gateway.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await browser.open((await gateway.begin()).address)).url).toContain('/id/sign-in/');
  });

  test('twice is no fault, and needs no script', async () => {
    const { browser, tokens } = await gateway.signIn('can.bo');
    const address = gateway.signOutAddress(tokens.id_token);
    await browser.open(address);
    expect((await browser.open(address)).url).toBe(`${PUBLIC}/`);
    expect((await new Browser(service.url).open(`${ISSUER}/session/end`)).text).toContain('Đã đăng xuất');
  });

  test('without it asks by a button, so that no other page signs somebody out', async () => {
    const { browser, tokens } = await gateway.signIn('can.bo');
    const asked = await browser.open(`${ISSUER}/session/end`);
    expect(asked.text).toContain('Đăng xuất khỏi hệ thống?');
    expect(asked.text).not.toContain('<script');
    await gateway.refresh(tokens.refresh_token);
    const after = await browser.submit({ logout: 'yes' });
    expect(after.text).toContain('Đã đăng xuất');
    expect((await browser.open((await gateway.begin()).address)).url).toContain('/id/sign-in/');
  });

  test('with the ID token of somebody else asks first', async () => {
    await active(service, { login: 'nguoi.khac' });
    const other = await gateway.signIn('nguoi.khac');
    const { browser } = await gateway.signIn('can.bo');
    const asked = await browser.open(gateway.signOutAddress(other.tokens.id_token));
    expect(asked.url).not.toBe(`${PUBLIC}/`);
    expect((await browser.open((await gateway.begin()).address)).url).toContain('/session/callback?');
  });
});

describe('what the provider keeps', () => {
  test('has no code or refresh token that could be used, and is removed when it ran out', async () => {
    const { tokens } = await gateway.signIn('can.bo');
    const rows = await service.db.query<{ all: string }>('select t::text as all from oidc_payload t');
    expect(rows.map(({ all }) => all).join('\n')).not.toContain(tokens.refresh_token);
    await service.db.query(`update oidc_payload set expires_at = now() - interval '1 second'`);
    await expect(gateway.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(await service.app.get(PayloadsStore).purgeExpired()).toBeGreaterThan(0);
    expect(await service.db.query('select 1 from oidc_payload')).toEqual([]);
  });
});
