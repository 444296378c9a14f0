import { describe, expect, test } from '@jest/globals';
import { accountPage } from './account-pages.js';
import { Html, safe } from './html.js';
import { langOf } from './lang.js';
import { signInPage } from './sign-in-pages.js';
import { STYLE } from './style.js';
import { PASSWORD_FAULTS, TEXTS } from './texts.js';

describe('markup', () => {
  test('escapes every value, in text and in attributes', () => {
    const evil = `"'><script>&`;
    expect(safe`<p title="${evil}">${evil}</p>`.markup).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;&amp;">&quot;&#39;&gt;&lt;script&gt;&amp;</p>',
    );
  });

  test('takes markup as it is, lists of it, and leaves out what is not there', () => {
    const inner = safe`<b>${'&'}</b>`;
    expect(safe`${inner}${[inner, new Html('<i>')]}${undefined}${false}${0}`.markup).toBe(
      '<b>&amp;</b><b>&amp;</b><i>0',
    );
  });
});

describe('the language', () => {
  test.each([
    [['en', 'xaso_id_lang=vi', 'vi', 'vi'], 'en'],
    [['de', 'a=b; xaso_id_lang=en', 'vi', 'vi'], 'en'],
    [[undefined, 'xaso_id_language=en', 'fr en vi', undefined], 'en'],
    [[undefined, undefined, undefined, 'fr-FR, en;q=0.8, vi;q=0.5'], 'en'],
    [[undefined, undefined, 'fr', 'en'], 'vi'],
    [[['en', 'vi'], undefined, undefined, undefined], 'vi'],
  ] as const)('of %j is %s', ([chosen, cookies, asked, accepted], lang) => {
    expect(langOf(chosen, cookies, asked, accepted)).toBe(lang);
  });

  test('has every text twice', () => {
    for (const { vi, en } of [...Object.values(TEXTS), ...Object.values(PASSWORD_FAULTS)]) {
      expect(vi).not.toBe('');
      expect(en).not.toBe('');
    }
  });
});

describe('a page', () => {
  const refused = signInPage({ lang: 'vi', uid: 'u', token: 't', login: 'can.bo', refused: true });

  test('labels each field, says first what went wrong, and puts the keyboard where it goes on', () => {
    for (const [, id] of refused.matchAll(/<input id="([^"]+)"/g))
      expect(refused).toContain(`<label for="${id}">`);
    expect(refused.indexOf('role="alert"')).toBeLessThan(refused.indexOf('<form'));
    expect(refused).toMatch(/<title>Chưa thực hiện được – Đăng nhập/);
    expect(refused).toMatch(/<input id="password"[^>]* autofocus/);
    expect(refused).toMatch(/<input id="login"[^>]* aria-describedby="fault"/);
  });

  test('of the account shows a QR code whose whole text is in the picture, and no script', () => {
    const shown = accountPage({
      lang: 'en',
      token: 't',
      home: 'https://xaso.test',
      account: { login: 'can.bo', name: '<b>Thử</b>', role: 'commune-officer' },
      totp: false,
      recoveryCodesLeft: 0,
      pending: { address: 'otpauth://totp/x?secret=ABCDEFGH', secret: 'ABCDEFGH' },
    });
    expect(shown).toContain('&lt;b&gt;Thử&lt;/b&gt;');
    expect(shown).toContain('Commune officer');
    expect(shown).toContain('ABCD EFGH');
    expect(shown).toMatch(/<path d="M\d+ \d+h\d+v1h-\d+z/);
    expect(shown).not.toMatch(/<script|style=/);
  });
});

describe('the style', () => {
  const themes = [...STYLE.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) =>
    Object.fromEntries(
      [...body.matchAll(/--([\w-]+):(#[0-9a-f]+)/g)].map(([, name, value]) => [name, value]),
    ),
  );

  test.each([
    ['text', 'page', 7],
    ['text', 'card', 7],
    ['soft', 'card', 4.5],
    ['accent', 'card', 4.5],
    ['accent', 'page', 4.5],
    ['on-accent', 'accent', 4.5],
    ['bad', 'bad-bg', 4.5],
    ['good', 'good-bg', 4.5],
    ['line', 'card', 3],
  ])('has %s on %s at a contrast of %d, light and dark', (front, back, least) => {
    expect(themes).toHaveLength(2);
    for (const theme of themes) expect(contrast(theme[front], theme[back])).toBeGreaterThanOrEqual(least);
  });

  test('has no text below 16 px', () => {
    for (const [, size] of STYLE.matchAll(/font-size:([\d.]+)rem/g))
      expect(Number(size) * 16).toBeGreaterThanOrEqual(16);
    expect(STYLE).toMatch(/font:17px/);
  });
});

/** Of two colours, by WCAG 2. */
function contrast(front = '', back = ''): number {
  const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
