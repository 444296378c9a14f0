import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/pilot-part.fixture.js';
import { type Certificate, paperOf, register, registeredOf, revoke, summaryOf } from './certificate.js';
import { badgeOf } from './credential/credential.js';
import { ISSUED, sampleAward, sampleKeys } from './credential/issuer.fixture.js';

const { issuer } = await sampleKeys();
const certificate: Certificate = register({
  ...part,
  enrolmentId: '0190a000-0000-7000-8000-0000000000bb',
  classId: '0190a000-0000-7000-8000-0000000000cc',
  curriculum: 'C2',
  title: 'Kỹ năng số cơ bản',
  issuedAt: ISSUED,
  validUntil: null,
  status: { list: 1, index: 7 },
  payload: 'AQ',
  credential: badgeOf(sampleAward({ holder: 'Trần Thị Mẫu' }), issuer),
}).next;
const why = { reasonCode: 'wrong-holder', reason: 'ghi nhầm tên' } as const;
const LATER = new Date('2022-07-01T18:00:00Z');

describe('a certificate', () => {
  test('holds until it is revoked, once', () => {
    expect(registeredOf(certificate)).toMatchObject({ issuedOn: '2022-06-30', revokedOn: null });
    const { next, events } = revoke(certificate, why, LATER);
    // After midnight in Vietnam.
    expect(registeredOf(next)).toMatchObject({ revokedOn: '2022-07-02', reasonCode: 'wrong-holder' });
    expect([next.version, events]).toEqual([certificate.version + 1, []]);
    expect(refusal(() => revoke(next, why, LATER)).is).toBe('conflict certificate-revoked');
  });

  test('is listed without its holder', () => {
    expect(JSON.stringify(summaryOf(certificate))).not.toContain('Mẫu');
    expect(summaryOf(certificate)).toMatchObject({ id: part.id, state: 'issued', statusIndex: 7 });
  });

  test('is printed with the days of its class', () => {
    expect(paperOf(certificate, 'Xã Mẫu')).toMatchObject({
      number: part.id,
      day: '2022-06-30',
      from: '2022-06-01',
      to: '2022-06-03',
      place: 'Xã Mẫu',
    });
  });
});
