import { encodeQR } from 'qr';
import { isRole, ROLE_NAMES } from '../accounts/role.js';
import { type Html, safe } from './html.js';
import type { Lang } from './lang.js';
import { field, form, page, say } from './page.js';
import { newPassword } from './set-password-page.js';

/** Which form of the page was refused, and why. */
export interface AccountFault {
  readonly of: 'password' | 'confirm' | 'off' | 'form';
  readonly text: string;
}

export interface AccountPage {
  readonly lang: Lang;
  readonly token: string;
  readonly home: string;
  readonly account: { readonly login: string; readonly name: string; readonly role: string };
  readonly totp: boolean;
  readonly recoveryCodesLeft: number;
  readonly pending: { readonly address: string; readonly secret: string } | undefined;
  readonly fault?: AccountFault | undefined;
  readonly notice?: string | undefined;
}

const PATH = '/id/account';

export function accountPage(of: AccountPage): string {
  const { lang, account, home, token, fault, notice } = of;
  const role = isRole(account.role) ? ROLE_NAMES[account.role][lang] : account.role;
  const current = field({
    id: 'current',
    label: say(lang, 'currentPassword'),
    type: 'password',
    autocomplete: 'current-password',
    maxlength: 512,
    faulty: fault?.of === 'password',
  });
  const fields = [current, ...newPassword(lang, fault?.of === 'password')];
  return page({
    lang,
    title: 'account',
    here: PATH,
    fault: fault?.text,
    notice,
    content: safe`<dl>
<dt>${say(lang, 'name')}</dt><dd>${account.name}</dd>
<dt>${say(lang, 'login')}</dt><dd>${account.login}</dd>
<dt>${say(lang, 'role')}</dt><dd>${role}</dd>
</dl>
<h2>${say(lang, 'totp')}</h2>
${totpPart(of)}
<h2>${say(lang, 'changePassword')}</h2>
${form(`${PATH}/password`, token, fields, say(lang, 'changePassword'))}
<p><a class="button-like" href="${home}/">${say(lang, 'back')}</a></p>`,
  });
}

function totpPart({ lang, token, totp, recoveryCodesLeft, pending, fault }: AccountPage): Html {
  if (totp) {
    const password = field({
      id: 'off-password',
      label: say(lang, 'currentPassword'),
      type: 'password',
      autocomplete: 'current-password',
      maxlength: 512,
      faulty: fault?.of === 'off',
    });
    return safe`<p>${say(lang, 'totpIsOn')}</p>
<p>${say(lang, 'totpCodesLeft')} <strong>${recoveryCodesLeft}</strong></p>
${form(`${PATH}/totp/off`, token, [password], say(lang, 'totpOff'))}`;
  }
  if (pending === undefined)
    return safe`<p>${say(lang, 'totpIsOff')}</p>${form(`${PATH}/totp/begin`, token, [], say(lang, 'totpBegin'))}`;
  const code = field({
    id: 'code',
    label: say(lang, 'code'),
    autocomplete: 'one-time-code',
    numeric: true,
    maxlength: 10,
    faulty: fault?.of === 'confirm',
  });
  const secret = pending.secret.match(/.{1,4}/gu)?.join(' ') ?? '';
  return safe`<p>${say(lang, 'totpScan')}</p>
${qrPicture(pending.address, say(lang, 'totpQr'))}
<p>${say(lang, 'totpSecret')} <code>${secret}</code></p>
${form(`${PATH}/totp/confirm`, token, [code], say(lang, 'codeButton'))}`;
}

/** Codes for a day without the phone, this once. */
export const recoveryCodesPage = (lang: Lang, codes: readonly string[]): string =>
  page({
    lang,
    title: 'recoveryTitle',
    content: safe`<p>${say(lang, 'recoveryText')}</p>
<ol class="codes">${codes.map((code) => safe`<li>${code}</li>`)}</ol>
<p><a class="button-like" href="${PATH}">${say(lang, 'done')}</a></p>`,
    here: false,
  });

/** Dark on white in dark mode as well: cameras want it so. */
function qrPicture(text: string, label: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = rows.map(pathOf).join('');
  const size = rows.length;
  return safe`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges">
<rect width="100%" height="100%" fill="#fff"/><path d="${path}" fill="#000"/></svg>`;
}

/** The dark modules of a row, those side by side as one. */
function pathOf(row: readonly boolean[], y: number): string {
  const bits = row.map((dark) => (dark ? '1' : '0')).join('');
  return [...bits.matchAll(/1+/gu)]
    .map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join('');
}
