import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DemonstrationService } from '../accounts/demonstration.service.js';
import { attempt, ForeignClient } from '../gateway.fixture.js';
import {
  active,
  adminToken,
  Browser,
  type IdentityUnderTest,
  PASSWORD,
  PUBLIC,
  startIdentity,
} from '../identity.fixture.js';
import { identity } from '../index.js';

let service: IdentityUnderTest;
let gateway: ForeignClient;

beforeAll(async () => {
  service = await startIdentity({ DEMONSTRATION: 'true' });
  gateway = await ForeignClient.of(service.url);
});
afterAll(() => service.stop());

const OTHER = 'một câu khác hẳn';

describe('the page of an account', () => {
  test('sends whoever is not signed in to sign in, and back', async () => {
    const shown = await new Browser(service.url).open('/id/account');
    expect(shown.url).toBe(`${PUBLIC}/session/sign-in?to=%2Fid%2Faccount`);
  });

  test('shows who is signed in, in the language that was chosen', async () => {
    await active(service, { login: 'xem.minh', name: 'Lê <b>Thử</b>' });
    const { browser } = await gateway.signIn('xem.minh');
    const shown = await browser.open('/id/account');
    expect(shown.text).toContain('Lê &lt;b&gt;Thử&lt;/b&gt;');
    expect(shown.text).toContain('Cán bộ xã');
    expect((await browser.open('/id/account?lang=en')).text).toContain('Commune officer');
    expect((await browser.open('/id/account')).text).toContain('Your account');
  });

  test('changes the password for whoever knows it, and signs the other devices out', async () => {
    await active(service, { login: 'doi.mk' });
    const here = await gateway.signIn('doi.mk');
    const elsewhere = await gateway.signIn('doi.mk');
    await here.browser.open('/id/account');
    const wrong = await here.browser.submit(
      { current: 'sai rồi', password: OTHER, again: OTHER },
      '/password',
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Mật khẩu hiện tại chưa đúng');
    const weak = await here.browser.submit(
      { current: PASSWORD, password: 'doi.mk', again: 'doi.mk' },
      '/password',
    );
    expect(weak.text).toContain('ít nhất 10 ký tự');
    const done = await here.browser.submit({ current: PASSWORD, password: OTHER, again: OTHER }, '/password');
    expect(done.text).toContain('Đã đổi mật khẩu');
    await expect(gateway.refresh(elsewhere.tokens.refresh_token)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await gateway.refresh(here.tokens.refresh_token)).expires_in).toBe(600);
    expect((await attempt(gateway, 'doi.mk', PASSWORD)).status).toBe(401);
    expect((await attempt(gateway, 'doi.mk', OTHER)).url).toContain('/session/callback?');
  });

  test('is no way around the lock: wrong passwords count here too', async () => {
    await active(service, { login: 'thu.mai' });
    const { browser } = await gateway.signIn('thu.mai');
    await browser.open('/id/account');
    for (let guess = 0; guess < 5; guess += 1)
      await browser.submit({ current: `guess ${guess}`, password: OTHER, again: OTHER }, '/password');
    const right = await browser.submit({ current: PASSWORD, password: OTHER, again: OTHER }, '/password');
    expect(right.status).toBe(422);
    expect((await attempt(gateway, 'thu.mai', PASSWORD)).status).toBe(401);
  });

  test('takes no form that another page made', async () => {
    await active(service, { login: 'bi.gia' });
    const { browser } = await gateway.signIn('bi.gia');
    await browser.open('/id/account');
    const typed = { current: PASSWORD, password: OTHER, again: OTHER, csrf: 'forged' };
    expect((await browser.submit(typed, '/password')).text).toContain('Biểu mẫu đã hết hạn');
    expect((await attempt(gateway, 'bi.gia', PASSWORD)).url).toContain('/session/callback?');
  });

  test('is over for an account that was blocked', async () => {
    const id = await active(service, { login: 'vua.khoa' });
    const { browser } = await gateway.signIn('vua.khoa');
    await service.http.post(`/accounts/${id}/block`, { reason: 'nghỉ việc' }, { token: await adminToken() });
    expect((await browser.open('/id/account')).url).toContain('/session/sign-in');
  });
});

describe('what goes wrong', () => {
  test('is told as a page where people are, as a problem where programs are', async () => {
    const page = await service.app.inject({
      method: 'POST',
      url: '/id/sign-in/x',
      headers: { 'content-type': 'text/xml' },
      payload: '<a/>',
    });
    expect(page.statusCode).toBe(415);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const problem = await service.http.get('/accounts/not-an-id', { token: await adminToken() });
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    const unknown = await service.http.get('/id/no-such-page');
    expect(unknown.status).toBe(404);
    expect((await service.http.get('/id/../accounts')).status).toBe(401);
  });

  test('in a form that is too long is refused before it is read', async () => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/id/sign-in/x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `password=${'x'.repeat(20_000)}`,
    });
    expect(answer.statusCode).toBe(413);
  });
});

test('the described interface has the accounts and no page', async () => {
  const { body } = await service.http.get<{ paths: Record<string, unknown> }>('/openapi.json');
  expect(Object.keys(body.paths).filter((path) => path.startsWith('/id'))).toEqual([]);
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/accounts', '/accounts/{id}/reset', '/me']),
  );
});

test('demonstration accounts are made with new passwords each time, and in a demonstration alone', async () => {
  const wanted = [
    { login: 'demo.viewer', name: 'Người xem (trình diễn)', role: 'viewer', communes: '*' as const },
  ];
  const provider = service.app.get(DemonstrationService);
  const [first] = await provider.provide(wanted);
  const [second] = await provider.provide(wanted);
  expect((await attempt(gateway, 'demo.viewer', first?.password ?? '')).status).toBe(401);
  expect((await attempt(gateway, 'demo.viewer', second?.password ?? '')).url).toContain('/session/callback?');
  const real = await startIdentity();
  try {
    await expect(real.app.get(DemonstrationService).provide(wanted)).rejects.toThrow('DEMONSTRATION=true');
  } finally {
    await real.stop();
  }
  expect(Object.keys(identity.commands ?? {})).toEqual(['first-admin', 'demonstration']);
});
