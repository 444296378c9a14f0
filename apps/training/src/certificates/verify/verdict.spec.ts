import { describe, expect, test } from '@jest/globals';
import type { OpenedCompact } from '../paper/compact.js';
import { judge, type Registered, sameNameKey } from './verdict.js';
import { verifyPage } from './verify-page.js';

const ISSUER = 'Sở Thông tin & Truyền thông';
const NOW = new Date('2022-07-01T00:00:00Z');
const opened: OpenedCompact = {
  certificateId: '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
  curriculum: 'C2',
  day: '2022-06-30',
  keyId: 'k1',
  synthetic: false,
  signed: new Uint8Array(),
  signature: new Uint8Array(),
};
const registered: Registered = {
  number: opened.certificateId,
  curriculum: 'C2',
  title: 'Kỹ năng số <cơ bản>',
  issuedOn: '2022-06-30',
  validUntil: null,
  revokedOn: null,
  reasonCode: null,
  synthetic: false,
};

describe('a verdict', () => {
  test('is that of the book for what is signed', () => {
    expect(judge(ISSUER, opened, true, registered, NOW)).toMatchObject({
      verdict: 'genuine',
      certificate: { title: 'Kỹ năng số <cơ bản>', issuedOn: '2022-06-30' },
    });
    const revoked = { ...registered, revokedOn: '2022-07-01', reasonCode: 'wrong-holder' as const };
    expect(judge(ISSUER, opened, true, revoked, NOW)).toMatchObject({
      verdict: 'revoked',
      certificate: { revokedOn: '2022-07-01', reasonCode: 'wrong-holder' },
    });
    const expired = { ...registered, validUntil: NOW };
    expect(judge(ISSUER, opened, true, expired, NOW).verdict).toBe('expired');
  });

  test('without the book says what it is worth: genuine, revocation not checked', () => {
    const { verdict, vi, certificate } = judge(ISSUER, opened, true, 'not-asked', NOW);
    expect([verdict, certificate?.curriculum, certificate?.issuedOn]).toEqual([
      'genuine-unchecked',
      'C2',
      '2022-06-30',
    ]);
    expect(vi).toMatch(/^Chứng nhận thật, chưa kiểm tra thu hồi/);
    expect(judge(ISSUER, opened, true, 'unknown', NOW).verdict).toBe('not-registered');
  });

  test('over what is not signed tells nothing that it says', () => {
    for (const [what, found] of [
      [opened, registered],
      [null, 'unknown'],
    ] as const)
      expect(judge(ISSUER, what, false, found, NOW)).toMatchObject({
        verdict: 'not-genuine',
        certificate: null,
      });
  });
});

describe('the page', () => {
  test('is Vietnamese first, escapes what it shows and brings no script', () => {
    const page = verifyPage(judge(ISSUER, opened, true, registered, NOW), 'not-asked');
    expect(page).toContain('Sở Thông tin &#38; Truyền thông');
    expect(page).toContain('C2: Kỹ năng số &#60;cơ bản&#62;');
    expect(page).toContain('30/06/2022');
    expect(page).not.toMatch(/<script|onclick|<cơ bản>|https?:/);
    expect(page.indexOf('Chứng nhận thật')).toBeLessThan(page.indexOf('Genuine certificate'));
  });

  test('says what came of the name, and asks for none where nothing can be compared', () => {
    const verdict = judge(ISSUER, opened, true, registered, NOW);
    expect(verifyPage(verdict, 'same')).toContain('Họ tên trùng');
    expect(verifyPage(verdict, 'other')).toContain('KHÔNG trùng');
    const away = judge(ISSUER, opened, true, 'not-asked', NOW);
    expect(verifyPage(away, 'not-asked')).not.toContain('<form');
    expect(verifyPage(judge(ISSUER, null, false, 'unknown', NOW), 'not-asked')).not.toContain('<form');
  });

  test('marks demonstration data', () => {
    const page = verifyPage(
      judge(ISSUER, opened, true, { ...registered, synthetic: true }, NOW),
      'not-asked',
    );
    expect(page).toContain('DỮ LIỆU MINH HỌA');
  });
});

test('names are compared by what people see', () => {
  expect(sameNameKey(' nguyễn  thị\tmẫu ')).toBe(sameNameKey('NGUYỄN THỊ MẪU'.normalize('NFD')));
  expect(sameNameKey('Nguyễn Thi Mẫu')).not.toBe(sameNameKey('Nguyễn Thị Mẫu'));
});
