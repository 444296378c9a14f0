import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attempt, ForeignClient } from '../gateway.fixture.js';
import {
  active,
  adminToken,
  Browser,
  environment,
  type IdentityUnderTest,
  invited,
  PASSWORD,
  startIdentity,
} from '../identity.fixture.js';
import { SetPasswordService } from './set-password.service.js';

let service: IdentityUnderTest;
let gateway: ForeignClient;
const HOUR = 3_600_000;

beforeAll(async () => {
  service = await startIdentity();
  gateway = await ForeignClient.of(service.url);
});
afterAll(() => service.stop());

/** What `node dist/main.js first-admin` prints, and how it ends. */
function firstAdmin(): Promise<{ out: string; code: number | null }> {
  const [source, main] = ['../../../../libs/workspace/bootstrap/source.mjs', '../main.ts'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const child = spawn(process.execPath, ['--import', source ?? '', main ?? '', 'first-admin'], {
    env: { PATH: process.env['PATH'], ...environment(), DATABASE_URL: service.db.url, LOG_LEVEL: 'silent' },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (out += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ out, code })));
}

describe('the first administrator', () => {
  test('is made by a link that a command prints, and only while there is none', async () => {
    const first = await firstAdmin();
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^https:\S+\/id\/key\/[\w-]{43}\n$/) });
    const newer = await service.app.get(SetPasswordService).firstAdmin();
    const gone = await new Browser(service.url).open(first.out.trim());
    expect(gone.status).toBe(410);
    const browser = new Browser(service.url);
    const page = await browser.open(newer?.url ?? '');
    expect(page.text).toContain('Quản trị viên đầu tiên');
    const typed = { login: 'Quan.Tri', name: 'Trần Văn Thử' };
    const short = await browser.submit({ ...typed, password: 'ngắn', again: 'ngắn' });
    expect(short.status).toBe(422);
    expect(short.text).toContain('ít nhất 10 ký tự');
    expect(short.text).toContain('value="Trần Văn Thử"');
    expect((await browser.submit({ ...typed, password: PASSWORD, again: PASSWORD })).status).toBe(200);
    const { tokens } = await gateway.signIn('quan.tri');
    const seen = await service.http.get('/accounts', { token: tokens.access_token });
    expect(seen.body).toMatchObject([{ login: 'quan.tri', role: 'admin', communes: '*', status: 'active' }]);
    expect(await firstAdmin()).toEqual({
      code: 1,
      out: 'there is an administrator already: accounts are made in the console\n',
    });
  });
});

describe('a one-time link', () => {
  test('works once; looking at it does not use it up', async () => {
    const { link } = await invited(service, { login: 'mot.lan' });
    expect((await new Browser(service.url).open(link.url)).status).toBe(200);
    const browser = new Browser(service.url);
    const page = await browser.open(link.url);
    expect(page.text).toContain('value="mot.lan"');
    expect((await browser.submit({ password: PASSWORD, again: PASSWORD })).text).toContain('Đã lưu mật khẩu');
    expect((await attempt(gateway, 'mot.lan', PASSWORD)).url).toContain('/session/callback?');
    expect((await browser.open(link.url)).text).toContain('Liên kết không còn dùng được');
  });

  test('that two use at once sets one password', async () => {
    const { link } = await invited(service, { login: 'hai.nguoi' });
    const browsers = [new Browser(service.url), new Browser(service.url)];
    await Promise.all(browsers.map((browser) => browser.open(link.url)));
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser.submit({ password: `mật khẩu thứ ${at}`, again: `mật khẩu thứ ${at}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  test('runs out after 48 hours, and gives way to a newer one', async () => {
    const { account, link } = await invited(service, { login: 'qua.han' });
    service.clock.advance(47 * HOUR);
    expect((await new Browser(service.url).open(link.url)).status).toBe(200);
    service.clock.advance(2 * HOUR);
    expect((await new Browser(service.url).open(link.url)).status).toBe(410);
    const again = await service.http.post<{ link: { url: string } }>(
      `/accounts/${account.id}/reset`,
      { reason: 'hết hạn' },
      { token: await adminToken() },
    );
    expect((await new Browser(service.url).open(again.body.link.url)).status).toBe(200);
  });

  test.each([
    ['the login', 'ten.dang.nhap', 'không được là tên đăng nhập'],
    ['what everybody uses', 'Mật khẩu 123', 'quá phổ biến'],
    ['one letter over and over', 'aaaaaaaaaaaa', 'quá phổ biến'],
    ['more than 128 characters', 'dài '.repeat(40), 'nhiều nhất 128'],
  ])('does not take %s as a password', async (_what, password, why) => {
    const { account, link } = await service.http
      .get<{ id: string }[]>('/accounts?q=ten.dang.nhap', { token: await adminToken() })
      .then(async ({ body: [known] }) =>
        known
          ? service.http
              .post<{ account: { id: string }; link: { url: string } }>(
                `/accounts/${known.id}/reset`,
                { reason: 'lại' },
                { token: await adminToken() },
              )
              .then(({ body }) => body)
          : invited(service, { login: 'ten.dang.nhap' }),
      );
    const browser = new Browser(service.url);
    await browser.open(link.url);
    const shown = await browser.submit({ password, again: password });
    expect(shown.status).toBe(422);
    expect(shown.text).toContain(why);
    const [row] = await service.db.query(
      'select 1 from credential where account_id = $1 and password_hash is not null',
      [account.id],
    );
    expect(row).toBeUndefined();
  });

  test('is nowhere in the database as it is, nor in the answer to a repeated request', async () => {
    const body = { login: 'chi.mot.lan', name: 'Lê Thị Thử', role: 'viewer', communes: '*' };
    const options = { token: await adminToken(), key: 'the-same-key' };
    const first = await service.http.post<{ link: { url: string } }>('/accounts', body, options);
    const again = await service.http.post<object>('/accounts', body, options);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).not.toHaveProperty('link');
    const token = first.body.link.url.split('/').at(-1) ?? '';
    for (const table of ['one_time_link', 'idempotency_key', 'audit_log']) {
      const rows = await service.db.query<{ all: string }>(`select t::text as all from ${table} t`);
      expect(rows.map(({ all }) => all).join('\n')).not.toContain(token);
    }
  });
});

describe('a reset', () => {
  test('lets the old password hold until the new one is set, then ends every session and the lock', async () => {
    const id = await active(service, { login: 'quen.roi' });
    const { tokens } = await gateway.signIn('quen.roi');
    const { body } = await service.http.post<{ link: { url: string } }>(
      `/accounts/${id}/reset`,
      { reason: 'quên mật khẩu' },
      { token: await adminToken() },
    );
    for (let guess = 0; guess < 5; guess += 1) await attempt(gateway, 'quen.roi', 'guess');
    const browser = new Browser(service.url);
    await browser.open(body.link.url);
    await browser.submit({ password: 'một câu khác hẳn', again: 'một câu khác hẳn' });
    await expect(gateway.refresh(tokens.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await attempt(gateway, 'quen.roi', PASSWORD)).status).toBe(401);
    expect((await attempt(gateway, 'quen.roi', 'một câu khác hẳn')).url).toContain('/session/callback?');
  });
});
