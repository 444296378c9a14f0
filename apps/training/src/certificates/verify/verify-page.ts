import { escaped } from '../paper/baked-svg.js';
import { written } from '../paper/certificate-text.js';
import { SYNTHETIC } from '../credential/credential.js';
import type { Told, Verdict } from './verdict.js';

/** The look of the page; its hash is in the page's security policy, which allows no other style and no script. */
export const PAGE_STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:36rem;margin:0 auto;padding:1rem;color:#111;background:#fff}' +
  'h1{font-size:1.3rem}.v{padding:1rem;border:3px solid;border-radius:8px;font-weight:700}' +
  '.good{border-color:#176b2c;background:#e8f6ec}.part{border-color:#8a6100;background:#fff6df}' +
  '.bad{border-color:#a01c1c;background:#fdeaea}.en{font-weight:400;color:#333;font-size:.9em}' +
  'dt{color:#444;font-size:.9em}dd{margin:0 0 .6rem;font-weight:600;overflow-wrap:anywhere}' +
  'input,button{font:inherit;padding:.6rem;min-height:48px;width:100%;box-sizing:border-box;margin:.3rem 0}';

/** What came of comparing a name with the certificate. */
export type NameCheck = 'not-asked' | 'same' | 'other';

/** The page behind a QR code: Vietnamese, then English; works without script and on small screens. */
export function verifyPage(verdict: Verdict, name: NameCheck): string {
  const { issuer, certificate } = verdict;
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>Kiểm tra chứng nhận</title><style>${PAGE_STYLE}</style></head><body>`,
    '<h1>Kiểm tra chứng nhận<br><span class="en" lang="en">Certificate verification</span></h1>',
    both(verdict.vi, verdict.en, toneOf(verdict)),
    ...(certificate?.synthetic
      ? [both(`${SYNTHETIC}: không phải chứng nhận của người thật.`, 'Demonstration data.', 'part')]
      : []),
    `<dl>${row('Cơ quan cấp', 'Issuer', issuer)}${certificate ? rows(certificate) : ''}</dl>`,
    ...(certificate ? [nameForm(certificate, name)] : []),
    '</body></html>',
  ].join('\n');
}

function rows({ id, number, curriculum, title, issuedOn, revokedOn }: Told): string {
  return [
    row('Số chứng nhận', 'Certificate number', number ?? id),
    row('Khóa tập huấn', 'Course', title === null ? curriculum : `${curriculum}: ${title}`),
    row('Ngày cấp', 'Issued on', written(issuedOn)),
    ...(revokedOn === null ? [] : [row('Ngày thu hồi', 'Revoked on', written(revokedOn))]),
  ].join('');
}

function nameForm({ number }: Told, name: NameCheck): string {
  if (number === null) return '';
  return [
    ...(name === 'same'
      ? [both('Họ tên trùng với chứng nhận.', 'The name is the one in the certificate.', 'good')]
      : []),
    ...(name === 'other'
      ? [both('Họ tên KHÔNG trùng với chứng nhận.', 'The name is NOT the one in the certificate.', 'bad')]
      : []),
    '<p>Trang này không hiện họ tên. Nhập họ tên in trên giấy để đối chiếu.<br>',
    '<span class="en" lang="en">No names are shown here. Enter the name on the paper to compare it.</span></p>',
    '<form method="post"><input name="name" required maxlength="200" autocomplete="off" aria-label="Họ và tên / Full name">',
    '<button>Đối chiếu họ tên / Compare</button></form>',
  ].join('');
}

const both = (vi: string, en: string, tone: string): string =>
  `<p class="v ${tone}" role="status">${escaped(vi)}<br><span class="en" lang="en">${escaped(en)}</span></p>`;

const row = (vi: string, en: string, value: string): string =>
  `<dt>${vi} <span class="en" lang="en">· ${en}</span></dt><dd>${escaped(value)}</dd>`;

function toneOf({ verdict }: Verdict): string {
  switch (verdict) {
    case 'genuine':
      return 'good';
    case 'genuine-unchecked':
    case 'expired':
    case 'not-registered':
      return 'part';
    case 'revoked':
    case 'not-genuine':
      return 'bad';
  }
}
