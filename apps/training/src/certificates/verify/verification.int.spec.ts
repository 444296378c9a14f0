import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@xaso/platform';
import { TestClock, testService, type TestService, testToken } from '@xaso/testing';
import { COMMUNE } from '../../pilots/pilot-facts.fixture.js';
import { training } from '../../service.js';
import { CERTIFICATE_ENV, certificatesOf, heldClass } from '../certificates.fixture.js';
import { ADDRESS } from '../credential/issuer.fixture.js';
import { openCompact } from '../paper/compact.js';

const NAME = 'Nguyễn Thị Học Viên Mẫu';

let service: TestService;
let officer: string;
const clock = new TestClock('2022-06-30T02:00:00Z');
const {
  one,
  rows,
  post,
  issue,
  credential: credentialOf,
  verdict,
} = certificatesOf(
  () => service,
  () => officer,
);

beforeAll(async () => {
  service = await testService(training, { env: CERTIFICATE_ENV, clock, transports: false });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
});
afterAll(async () => {
  await service?.stop();
});

describe('verification by anybody', () => {
  test('of a QR code says genuine, then revoked, and never a name', async () => {
    const { id, payload } = await one(NAME);
    expect(await verdict(payload)).toMatchObject({
      verdict: 'genuine',
      issuer: CERTIFICATE_ENV.CERTIFICATE_ISSUER,
      certificate: { id, curriculum: 'C2', title: 'Kỹ năng số cơ bản', issuedOn: '2022-06-30' },
    });
    await post(`/certificates/${id}/revoke`, { reasonCode: 'fraud', reason: 'thi hộ' });
    const after = await verdict(payload);
    expect(after).toMatchObject({ verdict: 'revoked', certificate: { reasonCode: 'fraud' } });
    expect(JSON.stringify(after)).not.toMatch(/Học Viên|thi hộ/);
  });

  test('refuses a forged code, and says when the book does not have it', async () => {
    const { payload, id } = await one(NAME);
    const bytes = Buffer.from(payload, 'base64url');
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    for (const forged of [bytes.toString('base64url'), 'AAAA', `${payload.slice(0, -2)}AA`, 'x'.repeat(90)])
      expect(await verdict(forged)).toMatchObject({ verdict: 'not-genuine', certificate: null });
    expect(openCompact(payload)).toMatchObject({ certificateId: id });
    await service.db.query('delete from certificate where id = $1', [id]);
    expect(await verdict(payload)).toMatchObject({ verdict: 'not-registered' });
  });

  test('compares the name on the paper, by a form without script, and shows none', async () => {
    const { payload } = await one(NAME);
    const page = await fetch(`${service.url}/verify/${payload}`, { headers: { accept: 'text/html,*/*' } });
    const text = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+';/,
    );
    expect(text).toContain('Chứng nhận thật, đang có hiệu lực.');
    expect(text).not.toContain(NAME);
    const compared = async (name: string) => {
      const answer = await fetch(`${service.url}/verify/${payload}`, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new URLSearchParams({ name }),
      });
      return [answer.status, /Họ tên (KHÔNG )?trùng/.exec(await answer.text())?.[0]];
    };
    expect(await compared('nguyễn thị  học viên mẫu')).toEqual([200, 'Họ tên trùng']);
    expect(await compared('Kẻ Mạo Danh')).toEqual([200, 'Họ tên KHÔNG trùng']);
    expect((await compared(''))[0]).toBe(422);
  });

  test('of the credential itself tells whose it is, changed or foreign ones not', async () => {
    const { id } = await one(NAME);
    const credential = await credentialOf(id);
    const check = (body: unknown, type = 'application/json') =>
      service.http.post<Record<string, unknown>>('/verify', JSON.stringify(body), {
        headers: { 'content-type': type },
      });
    expect((await check(credential, 'application/vc')).body).toMatchObject({ verdict: 'genuine' });
    expect((await check(credential)).body).toMatchObject({
      verdict: 'genuine',
      holder: NAME,
      certificate: { id },
    });
    expect((await check({ ...credential, validUntil: '2099-01-01T00:00:00Z' })).body).toMatchObject({
      verdict: 'not-genuine',
      holder: null,
      certificate: null,
    });
    for (const foreign of [
      {},
      [],
      { ...credential, issuer: { id: 'did:web:other.example' } },
      { issuer: null },
    ])
      expect((await check(foreign)).body).toMatchObject({ verdict: 'not-genuine', holder: null });
    expect((await check({ ...credential, more: 'x'.repeat(30_000) })).status).toBe(413);
    await post(`/certificates/${id}/revoke`, { reasonCode: 'duplicate', reason: 'cấp trùng' });
    expect((await check(credential)).body).toMatchObject({ verdict: 'revoked', holder: NAME });
  });

  test('says when a certificate has expired, and marks demonstration data', async () => {
    const classId = await heldClass(service, [NAME], { synthetic: true });
    await issue(classId, officer, { validUntil: '2023-06-30' });
    const [row] = await rows(classId);
    expect(await verdict(row?.payload ?? '')).toMatchObject({
      verdict: 'genuine',
      certificate: { synthetic: true },
    });
    const credential = await credentialOf(row?.id ?? '');
    expect(credential.name).toContain('DỮ LIỆU MINH HỌA');
    const before = clock.now();
    clock.advance('2023-07-01T00:00:00Z');
    expect(await verdict(row?.payload ?? '')).toMatchObject({ verdict: 'expired' });
    expect((await post('/verify', credential, '')).body).toMatchObject({ verdict: 'expired', holder: NAME });
    clock.advance(before);
  });
});

describe('what the issuer publishes', () => {
  test('is the same key everywhere, and no list that does not exist', async () => {
    const [did, wellKnown, key, issuer] = await Promise.all(
      ['/did.json', '/.well-known/did.json', '/issuer/keys/k1', '/issuer'].map((path) =>
        service.http.get(path),
      ),
    );
    expect(wellKnown?.body).toEqual(did?.body);
    expect(did?.body).toMatchObject({
      id: 'did:web:tap-huan.example:api:training',
      verificationMethod: [
        { publicKeyMultibase: (key?.body as { publicKeyMultibase: string }).publicKeyMultibase },
      ],
    });
    expect(issuer?.body).toMatchObject({
      name: CERTIFICATE_ENV.CERTIFICATE_ISSUER,
      keys: [`${ADDRESS}/issuer/keys/k1`],
    });
    expect((await service.http.get('/issuer/keys/k0')).status).toBe(404);
    expect((await service.http.get('/status/99')).status).toBe(404);
  });
});

test('the address of an achievement tells what was taught, to people and to programs, and nothing of a draft', async () => {
  const { id } = await one(NAME);
  const { achievement } = (await credentialOf(id)).credentialSubject;
  const address = String(achievement['id']).replace(ADDRESS, '');
  const page = await fetch(`${service.url}${address}`, { headers: { accept: 'text/html' } });
  const text = await page.text();
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(text).toContain('C2: Kỹ năng số cơ bản');
  expect(text).toContain('dùng VNeID');
  expect(text).not.toContain(NAME);
  const version = Number(achievement['version']);
  expect((await service.http.get(address)).body).toMatchObject({ code: 'C2', version, hours: null });
  await service.db.query(
    `update curriculum set title = '<script>alert(1)</script>' where curriculum_version = $1`,
    [version],
  );
  const marked = await fetch(`${service.url}${address}`, { headers: { accept: 'text/html' } });
  expect(await marked.text()).not.toContain('<script>');
  await service.db.query(`update curriculum set state = 'draft' where curriculum_version = $1`, [version]);
  expect((await service.http.get(address)).status).toBe(404);
  expect((await service.http.get('/curricula/C2/x')).status).toBe(400);
});

test('while the database gives no answer a code is genuine, revocation not checked', async () => {
  const busy = await testService(training, {
    env: { ...CERTIFICATE_ENV, DATABASE_POOL: '1', RELAY: 'false' },
    clock,
    transports: false,
  });
  try {
    const its = certificatesOf(
      () => busy,
      () => officer,
    );
    const { payload } = await its.one(NAME);
    // Its only connection is held until the answer is there.
    await busy.app.get(Database).transaction(async () => {
      expect(await its.verdict(payload)).toMatchObject({
        verdict: 'genuine-unchecked',
        vi: expect.stringMatching(/^Chứng nhận thật, chưa kiểm tra thu hồi/),
        certificate: { curriculum: 'C2', issuedOn: '2022-06-30', title: null },
      });
      expect(await its.verdict('AAAA')).toMatchObject({ verdict: 'not-genuine' });
    });
    expect(await its.verdict(payload)).toMatchObject({ verdict: 'genuine' });
  } finally {
    await busy.stop();
  }
}, 60_000);
