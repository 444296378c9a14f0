import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@xaso/platform';
import {
  drain,
  publishedBy,
  schemaDifferences,
  TestClock,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { COMMUNE, OTHER } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { CERTIFICATE_ENV, certificatesOf, heldClass, passed } from './certificates.fixture.js';
import { CertificatesService } from './certificates.service.js';
import { foreignVerdict } from './credential/foreign-verifier.fixture.js';

const NAME = 'Nguyễn Thị Học Viên Mẫu';

let service: TestService;
let officer: string;
let viewer: string;
let stranger: string;
const clock = new TestClock('2022-06-30T02:00:00Z');
const {
  one,
  rows,
  post,
  issue,
  credential: credentialOf,
  world,
} = certificatesOf(
  () => service,
  () => officer,
);

beforeAll(async () => {
  service = await testService(training, { env: CERTIFICATE_ENV, clock });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  viewer = await testToken({ role: 'viewer' });
  stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
});
afterAll(async () => {
  await service?.stop();
});

/** The facts of an enrolment. */
async function facts(enrolmentId: string) {
  await drain(service);
  return (await publishedBy(service)).filter(({ key }) => key === enrolmentId);
}

describe('issuing', () => {
  test('gives everybody who passed a certificate, once, and tells the enrolments', async () => {
    const classId = await heldClass(service, [NAME, 'Trần Văn Mẫu', 'Lê Thị Mẫu']);
    expect([(await issue(classId)).status, (await issue(classId)).body]).toEqual([
      200,
      { passed: 3, issued: 0, already: 3 },
    ]);
    const stored = await rows(classId);
    expect(new Set(stored.map(({ payload }) => payload)).size).toBe(3);
    const [first] = stored;
    expect(await facts(first?.enrolment_id ?? '')).toMatchObject([
      {
        type: 'training.enrolment.certified',
        data: {
          aggregateVersion: 4,
          certificateId: first?.id,
          classId,
          curriculum: 'C2',
          group: 'farmers',
          pillar: 'society',
          communeUnitId: COMMUNE,
        },
      },
    ]);
    await passed(service, classId, 'Lò Văn Mẫu');
    expect((await issue(classId)).body).toEqual({ passed: 4, issued: 1, already: 3 });
  });

  test('asked twice at once gives nobody two', async () => {
    const classId = await heldClass(
      service,
      Array.from({ length: 12 }, (_one, index) => `Người Mẫu ${index}`),
    );
    const answers = await Promise.all([issue(classId), issue(classId)]);
    expect(answers.map(({ status }) => status).sort()[0]).toBe(200);
    expect(await rows(classId)).toHaveLength(12);
  });

  test('is refused before the end of a class, to others, and stores nothing', async () => {
    const classId = await heldClass(service, [NAME], { state: 'in-progress' });
    const answers = [
      await issue(classId),
      await issue(classId, stranger),
      await issue(classId, viewer),
      await issue(crypto.randomUUID()),
      await issue(classId, officer, { validUntil: 'mai' }),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [409, 'class-not-completed'],
      [403, 'other-commune'],
      [403, 'role-not-allowed'],
      [404, 'class-unknown'],
      [422, 'validation-failed'],
    ]);
    expect(await rows(classId)).toEqual([]);
  });

  test('leaves the name in the credential alone', async () => {
    const name = 'Đặng Thị Chỉ Một Nơi';
    const { id } = await one(name);
    await service.http.get(`/certificates/${id}.pdf`, { token: officer });
    const told = await service.db.query<{ text: string }>(
      `select coalesce(string_agg(o::text, ''), '') as text from (
         select to_jsonb(a) as o from audit_log a union all select to_jsonb(b) from outbox b) all_told`,
    );
    expect(told[0]?.text).toContain(id);
    expect(told[0]?.text).not.toContain('Chỉ Một Nơi');
    const list = await service.http.get('/certificates', { token: viewer });
    expect(JSON.stringify(list.body)).toContain(id);
    expect(JSON.stringify(list.body)).not.toContain('Chỉ Một Nơi');
  });
});

describe('the credential', () => {
  test('is accepted by a foreign verifier, and refused once it is revoked', async () => {
    const { id, enrolment_id: enrolment } = await one(NAME);
    const credential = await credentialOf(id);
    expect(credential.credentialSubject.identifier[0]?.identityHash).toBe(NAME);
    expect(await foreignVerdict(credential, world)).toEqual({ verified: true, inForce: true, faults: [] });
    clock.advance(60_000);
    const why = { reasonCode: 'wrong-holder', reason: 'ghi nhầm tên' };
    expect(await post(`/certificates/${id}/revoke`, why)).toMatchObject({
      status: 200,
      body: { state: 'revoked' },
    });
    expect(await foreignVerdict(credential, world)).toMatchObject({ verified: false, inForce: false });
    expect((await facts(enrolment)).map(({ type, data }) => [type, Reflect.get(data, 'reasonCode')])).toEqual(
      [
        ['training.enrolment.certified', undefined],
        ['training.enrolment.certificate-revoked', 'wrong-holder'],
      ],
    );
    const again = await post(`/certificates/${id}/revoke`, why);
    expect([again.status, again.body['code']]).toEqual([409, 'certificate-revoked']);
  });

  test('is withdrawn with the outcome it was for', async () => {
    const { id, enrolment_id: enrolment } = await one(NAME);
    const credential = await credentialOf(id);
    const actor = { id: 'officer', role: 'commune-officer', communes: '*' } as const;
    const withdraw = () =>
      service.app
        .get(Database)
        .transaction((tx) =>
          service.app.get(CertificatesService).withdraw(tx, enrolment, 'sửa điểm cuối lớp', actor),
        );
    expect([await withdraw(), await withdraw()]).toEqual([id, null]);
    expect(await foreignVerdict(credential, world)).toMatchObject({ verified: false, inForce: false });
  });

  test('is shown to those who work there, and the log keeps it', async () => {
    const { id } = await one(NAME);
    for (const [token, status] of [
      [viewer, 403],
      [stranger, 403],
      [officer, 200],
    ] as const)
      expect((await service.http.get(`/certificates/${id}`, { token })).status).toBe(status);
    for (const [form, magic] of [
      ['png', '\u0089PNG'],
      ['svg', '<?xml'],
      ['pdf', '%PDF-'],
    ]) {
      const answer = await fetch(`${service.url}/certificates/${id}.${form}`, {
        headers: { authorization: `Bearer ${officer}` },
      });
      const content = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      expect([answer.status, content.startsWith(magic ?? '')]).toEqual([200, true]);
    }
    const audited = await service.db.query(
      `select action, detail->>'form' as form from audit_log where subject_id = $1 order by id`,
      [id],
    );
    expect(audited).toEqual(
      ['credential', 'png', 'svg', 'pdf'].map((form) => ({ action: 'certificate.read', form })),
    );
  });
});

test('tables and entities agree', async () => {
  expect(await schemaDifferences(service)).toEqual([]);
});

test('without a key nothing is issued', async () => {
  const keyless = await testService(training, { clock, transports: false });
  try {
    const classId = await heldClass(keyless, [NAME]);
    const answer = await keyless.http.post<{ code: string }>(
      `/classes/${classId}/certificates`,
      {},
      { token: officer },
    );
    expect([answer.status, answer.body.code]).toEqual([503, 'certificate-key-missing']);
    expect(await keyless.db.query('select 1 from certificate')).toEqual([]);
  } finally {
    await keyless.stop();
  }
});

test('certificates are listed by class, and by whether they hold; without names', async () => {
  const classId = await heldClass(service, [NAME, 'Trần Văn Mẫu']);
  await issue(classId);
  const [first, second] = await rows(classId);
  await post(`/certificates/${first?.id}/revoke`, { reasonCode: 'wrong-holder', reason: 'ghi nhầm người' });
  const listed = async (query: string) => {
    const path = `/certificates?classId=${classId}&${query}`;
    return (await service.http.get<{ id: string }[]>(path, { token: officer })).body;
  };
  const idsOf = async (query: string) => (await listed(query)).map(({ id }) => id);
  expect(await idsOf('')).toEqual([first?.id, second?.id]);
  expect(await idsOf('state=revoked')).toEqual([first?.id]);
  expect(await idsOf(`state=issued&communeUnitId=${encodeURIComponent(COMMUNE)}`)).toEqual([second?.id]);
  expect(await idsOf(`communeUnitId=${encodeURIComponent(OTHER)}`)).toEqual([]);
  expect(JSON.stringify(await listed(''))).not.toContain('Mẫu');
});
