import { written } from '../paper/certificate-text.js';
import { SYNTHETIC } from '../credential/credential.js';
import { both, page, row } from './page.js';
import type { Told, Verdict } from './verdict.js';

/** What came of comparing a name with the certificate. */
export type NameCheck = 'not-asked' | 'same' | 'other';

/** The page behind a QR code: Vietnamese, then English; works without script and on small screens. */
export function verifyPage(verdict: Verdict, name: NameCheck): string {
  const { issuer, certificate } = verdict;
  return page('Kiểm tra chứng nhận', 'Certificate verification', [
    both(verdict.vi, verdict.en, toneOf(verdict)),
    ...(certificate?.synthetic
      ? [both(`${SYNTHETIC}: không phải chứng nhận của người thật.`, 'Demonstration data.', 'part')]
      : []),
    `<dl>${row('Cơ quan cấp', 'Issuer', issuer)}${certificate ? rows(certificate) : ''}</dl>`,
    ...(certificate ? [nameForm(certificate, name)] : []),
  ]);
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
