import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { attempt, ForeignClient } from '../gateway.fixture.js';
import {
  active,
  Browser,
  type IdentityUnderTest,
  invited,
  PASSWORD,
  startIdentity,
} from '../identity.fixture.js';

let service: IdentityUnderTest;
let gateway: ForeignClient;

beforeAll(async () => {
  service = await startIdentity();
  gateway = await ForeignClient.of(service.url);
});
afterAll(() => service.stop());

const MINUTE = 60_000;
/** Every page of a refusal, without what differs from page to page by itself. */
const bare = (text: string): string =>
  text
    .replace(/sign-in\/[\w-]+/g, '')
    .replace(/name="csrf" value="[^"]*"/g, '')
    .replace(/ value="[^"]*"/g, '');

async function audited(id: string): Promise<string[]> {
  const rows = await service.db.query<{ action: string }>(
    `select action from audit_log where subject_id = $1 and action like 'sign-in.%' order by id`,
    [id],
  );
  return rows.map(({ action }) => action);
}

describe('a wrong password', () => {
  test('is refused with a page that says the same whoever it is for', async () => {
    await active(service, { login: 'co.that' });
    const wrong = await attempt(gateway, 'co.that', 'not the password');
    const nobody = await attempt(gateway, 'khong.co', 'not the password');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(bare(wrong.text)).toBe(bare(nobody.text));
    expect(wrong.text).toContain('role="alert"');
    expect(wrong.text).toContain('aria-invalid="true"');
  });

  test('twenty times lets nobody in, locks, and the right one is refused with the same page', async () => {
    const id = await active(service, { login: 'bi.thu' });
    const first = await attempt(gateway, 'bi.thu', 'guess 0');
    for (let guess = 1; guess < 20; guess += 1) await attempt(gateway, 'bi.thu', `guess ${guess}`);
    const right = await attempt(gateway, 'bi.thu', PASSWORD);
    expect(right.status).toBe(401);
    expect(bare(right.text)).toBe(bare(first.text));
    const actions = await audited(id);
    expect(actions.slice(0, 5)).toEqual(Array(5).fill('sign-in.wrong'));
    expect(actions.slice(5)).toEqual(Array(16).fill('sign-in.locked'));
    service.clock.advance(MINUTE);
    expect((await attempt(gateway, 'bi.thu', PASSWORD)).url).toContain('/session/callback?');
  });

  test('after a lock locks for twice as long, and for 15 minutes at most', async () => {
    const id = await active(service, { login: 'nhieu.lan' });
    for (let guess = 0; guess < 4; guess += 1) await attempt(gateway, 'nhieu.lan', 'guess');
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      await attempt(gateway, 'nhieu.lan', 'guess');
      const [row] = await service.db.query<{ locked_until: Date }>(
        'select locked_until from credential where account_id = $1',
        [id],
      );
      expect(row?.locked_until.getTime()).toBe(service.clock.now().getTime() + minutes * MINUTE);
      service.clock.advance(minutes * MINUTE);
    }
    expect((await attempt(gateway, 'nhieu.lan', PASSWORD)).url).toContain('/session/callback?');
  });

  test('at once from many places counts each time', async () => {
    const id = await active(service, { login: 'cung.luc' });
    await Promise.all(Array.from({ length: 12 }, () => attempt(gateway, 'cung.luc', 'guess')));
    const actions = await audited(id);
    expect(actions.filter((action) => action === 'sign-in.wrong')).toHaveLength(5);
    expect((await attempt(gateway, 'cung.luc', PASSWORD)).status).toBe(401);
  });
});

describe('the password', () => {
  test('fits whatever keyboard typed its accents, and the login in any case', async () => {
    await active(service, { login: 'dau.tieng.viet' });
    const shown = await attempt(gateway, ' DAU.Tieng.Viet ', PASSWORD.normalize('NFD'));
    expect(shown.url).toContain('/session/callback?');
  });

  test('of an account that was only invited, or is blocked, is none', async () => {
    await invited(service, { login: 'moi.thoi' });
    expect((await attempt(gateway, 'moi.thoi', PASSWORD)).status).toBe(401);
  });

  test('of one try is in no log and no audit row', async () => {
    const secret = 'a secret that is typed once';
    await attempt(gateway, 'khong.co', secret);
    const rows = await service.db.query<{ all: string }>('select a::text as all from audit_log a');
    expect(rows.map(({ all }) => all).join('\n')).not.toContain(secret);
  });
});

describe('a page', () => {
  test('is Vietnamese, and English when asked for; the choice is kept', async () => {
    const browser = new Browser(service.url);
    const shown = await browser.open((await gateway.begin()).address);
    expect(shown.text).toContain('<html lang="vi">');
    expect(shown.text).toContain('>Đăng nhập</h1>');
    const english = await browser.open('?lang=en');
    expect(english.text).toContain('<html lang="en">');
    const later = await browser.open((await gateway.begin()).address);
    expect(later.text).toContain('>Sign in</h1>');
    const asked = await new Browser(service.url).open((await gateway.begin({ ui_locales: 'en' })).address);
    expect(asked.text).toContain('>Sign in</h1>');
  });

  test('shows what was typed as text, and allows no script, no inline style and no frame', async () => {
    const typed = '"><script>alert(1)</script>';
    const shown = await attempt(gateway, typed, 'x');
    expect(shown.text).not.toContain('<script');
    expect(shown.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(shown.text).not.toMatch(/<style|style=|onclick/);
    const policy = shown.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    const style = await service.http.get<string>('/id/style.css');
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('of a flow that is over, or of another browser, says so and lets nobody in', async () => {
    const browser = new Browser(service.url);
    const { url } = await browser.open((await gateway.begin()).address);
    const other = await new Browser(service.url).open(url);
    expect(other.status).toBe(400);
    expect(other.text).toContain('Trang đăng nhập đã hết hạn');
    await active(service, { login: 'xong.roi' });
    await browser.submit({ login: 'xong.roi', password: PASSWORD });
    const again = await browser.submit({ login: 'xong.roi', password: PASSWORD });
    expect(again.status).toBe(400);
  });
});

describe('two-step verification', () => {
  /** Switches it on through the account page; the app's codes and the recovery codes. */
  async function switchedOn(login: string): Promise<{ app: TOTP; codes: string[] }> {
    await active(service, { login });
    const { browser } = await gateway.signIn(login);
    await browser.open('/id/account');
    const page = await browser.submit({}, '/totp/begin');
    expect(page.text).toContain('<svg class="qr"');
    const base32 = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';
    const app = new TOTP({ secret: Secret.fromBase32(base32) });
    const wrong = await browser.submit({ code: '000000' }, '/totp/confirm');
    expect(wrong.status).toBe(422);
    const kept = await browser.submit({ code: codeOf(app) }, '/totp/confirm');
    const codes = [...kept.text.matchAll(/<li>([a-z0-9]{5}-[a-z0-9]{5})<\/li>/g)].map(
      ([, code = '']) => code,
    );
    expect(codes).toHaveLength(10);
    return { app, codes };
  }

  const codeOf = (app: TOTP, steps = 0): string =>
    app.generate({ timestamp: service.clock.now().getTime() + steps * 30_000 });

  async function atCode(login: string): Promise<Browser> {
    const browser = new Browser(service.url);
    await browser.open((await gateway.begin()).address);
    const shown = await browser.submit({ login, password: PASSWORD });
    expect(shown.url).toMatch(/\/code$/);
    return browser;
  }

  test('asks for a code of the app after the password, each code once, one step early or late', async () => {
    const { app } = await switchedOn('hai.buoc');
    service.clock.advance(30_000);
    const used = codeOf(app);
    expect((await (await atCode('hai.buoc')).submit({ code: used })).url).toContain('/session/callback?');
    const browser = await atCode('hai.buoc');
    expect((await browser.submit({ code: used })).status).toBe(401);
    expect((await browser.submit({ code: codeOf(app, 3) })).status).toBe(401);
    expect((await browser.submit({ code: codeOf(app, 1) })).url).toContain('/session/callback?');
  });

  test('takes a recovery code once, however it is typed', async () => {
    const { codes } = await switchedOn('mat.may');
    const typed = ` ${codes[0]?.toUpperCase().replace('-', ' ')}`;
    expect((await (await atCode('mat.may')).submit({ code: typed })).url).toContain('/session/callback?');
    expect((await (await atCode('mat.may')).submit({ code: typed })).status).toBe(401);
  });

  test('locks after wrong codes as after wrong passwords; the right password does not begin anew', async () => {
    const { app } = await switchedOn('doan.ma');
    service.clock.advance(60_000);
    for (let guess = 0; guess < 5; guess += 1) await (await atCode('doan.ma')).submit({ code: '123456' });
    const shown = await attempt(gateway, 'doan.ma', PASSWORD);
    expect(shown.status).toBe(401);
    service.clock.advance(MINUTE);
    expect((await (await atCode('doan.ma')).submit({ code: codeOf(app) })).url).toContain(
      '/session/callback?',
    );
  });

  test('is no step that a wrong password leads to', async () => {
    await switchedOn('bo.qua');
    const browser = new Browser(service.url);
    const { url } = await browser.open((await gateway.begin()).address);
    expect((await browser.open(`${url}/code`)).url).toBe(url);
  });

  test('keeps its secret encrypted', async () => {
    const { app } = await switchedOn('giu.kin');
    const rows = await service.db.query<{ sealed: string }>(
      `select encode(totp_secret, 'escape') as sealed from credential where totp_secret is not null`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ sealed }) => sealed).join()).not.toContain(app.secret.base32);
  });
});
