import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  drain,
  publishedBy,
  TestClock,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { CERTIFICATE_ENV, certificatesOf } from '../../certificates/certificates.fixture.js';
import { all, type Answer, Classroom } from '../../enrolments/classroom.fixture.js';
import { COMMUNE, pilotsIn, programmeBeside } from '../../pilots/pilot-facts.fixture.js';
import { training } from '../../service.js';
import { testedCurriculum } from '../tests.fixture.js';
import type { ResultsOfClass } from './results.service.js';

const clock = new TestClock('2022-07-20T02:00:00Z');
let service: TestService;
let programme: TestProducer;
let room: Classroom;
let officer: string;
let viewer: string;
let pilot: string;
const { rows, issue, verdict, credential } = certificatesOf(
  () => service,
  () => officer,
);

beforeAll(async () => {
  service = await testService(training, { env: CERTIFICATE_ENV, clock });
  programme = await programmeBeside(service);
  const lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  viewer = await testToken({ role: 'viewer' });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await testedCurriculum(service, lead, 'C21', { minAfterScore: 5, minSharePercent: 100 });
  await testedCurriculum(service, lead, 'C22', null);
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

const write = (id: string, scores: readonly object[], reason?: string) =>
  service.http.put<Answer & { changed: number; corrected: number }>(
    `/classes/${id}/scores`,
    { scores, ...(reason === undefined ? {} : { reason }) },
    { token: officer },
  );
const results = async (id: string) =>
  (await service.http.get<ResultsOfClass>(`/classes/${id}/results`, { token: viewer })).body;
const verbs = async (key: string | undefined) => {
  await drain(service);
  return (await publishedBy(service))
    .filter((fact) => fact.key === key)
    .map(({ type }) => type.split('.').at(-1));
};

test('a class is attended, tested, completed and certified; a corrected score revokes a certificate', async () => {
  const campaignId = crypto.randomUUID();
  const id = await room.running({ curriculum: 'C21', campaignId });
  const people = await room.with(id, 4);
  const [one, two, three, absent] = people.map((person) => person.id);
  await room.mark(id, 1, all(people.slice(0, 3)));
  await room.mark(id, 2, all(people.slice(0, 2)));
  await write(id, [
    { enrolmentId: one, before: 3, after: 8 },
    { enrolmentId: two, before: 4.5, after: 5 },
    { enrolmentId: three, before: 6, after: 10 },
    { enrolmentId: absent, before: 2 },
  ]);
  expect(await results(id)).toMatchObject({
    ...{ state: 'in-progress', enrolled: 4, attended: 3, passed: null, notPassed: null, tested: 3 },
    ...{ averageBefore: 4.5, averageAfter: 7.67, gain: 3.17, campaignId },
  });
  await room.complete(id);
  expect(await verbs(one)).toEqual(['registered', 'attended', 'passed']);
  expect(await verbs(three)).toEqual(['registered', 'attended', 'not-passed']);
  expect(await verbs(absent)).toEqual(['registered']);
  expect(await results(id)).toMatchObject({ state: 'completed', passed: 2, notPassed: 1, revision: 0 });

  expect((await issue(id)).body).toMatchObject({ passed: 2, issued: 2 });
  const certificate = (await rows(id)).find((row) => row.enrolment_id === two);
  expect(JSON.stringify(await credential(certificate?.id ?? ''))).toContain(
    'Dự ít nhất 100% số buổi học và đạt từ 5 điểm trở lên',
  );
  expect(await verdict(certificate?.payload ?? '')).toMatchObject({ verdict: 'genuine' });

  const silent = await write(id, [{ enrolmentId: two, after: 4.9 }]);
  expect([silent.status, silent.body.code]).toEqual([409, 'class-completed']);
  const corrected = await write(id, [{ enrolmentId: two, after: 4.9 }], 'cộng nhầm điểm');
  expect([corrected.status, corrected.body]).toMatchObject([200, { changed: 1, corrected: 1 }]);
  expect(await verbs(two)).toEqual([
    ...['registered', 'attended', 'passed', 'certified'],
    ...['certificate-revoked', 'outcome-withdrawn', 'not-passed'],
  ]);
  expect(await verdict(certificate?.payload ?? '')).toMatchObject({ verdict: 'revoked' });
  expect((await verbs(id)).slice(-2)).toEqual(['completed', 'results-revised']);
  expect(await results(id)).toMatchObject({ passed: 1, notPassed: 2, averageAfter: 7.63, revision: 1 });
  const told = (await publishedBy(service)).find(({ type }) => type.endsWith('results-revised'));
  expect(told?.data).toMatchObject({
    before: { passed: 2, notPassed: 1, tested: 3, beforeSum: 135, afterSum: 230 },
    after: { passed: 1, notPassed: 2, tested: 3, beforeSum: 135, afterSum: 229 },
  });
  const [kept] = await service.db.query<{ reason: string; reason_code: string }>(
    'select reason, reason_code from certificate where id = $1',
    [certificate?.id],
  );
  expect(kept).toEqual({ reason: 'cộng nhầm điểm', reason_code: 'outcome-changed' });

  // The same again changes nothing, and asks for no reason.
  expect((await write(id, [{ enrolmentId: two, after: 4.9 }])).body).toMatchObject({ changed: 0 });
  // And back: it passes again, and gets a certificate of its own.
  await write(id, [{ enrolmentId: two, after: 5 }], 'điểm cũ mới đúng');
  expect((await issue(id)).body).toMatchObject({ passed: 2, issued: 1, already: 1 });
  expect(await verdict(certificate?.payload ?? '')).toMatchObject({ verdict: 'revoked' });
  expect((await rows(id)).filter((row) => row.enrolment_id === two)).toHaveLength(2);
});

test('without a rule and without tests whoever came has passed, and nothing is 0 that nobody measured', async () => {
  const id = await room.running({ curriculum: 'C22' });
  const people = await room.with(id, 3);
  await room.mark(id, 1, all(people.slice(0, 1)));
  await room.mark(id, 2, all(people.slice(1, 2)));
  await room.complete(id);
  expect(await results(id)).toEqual({
    ...{ classId: id, state: 'completed', enrolled: 3, attended: 2, passed: 2, notPassed: 0, tested: 0 },
    ...{ averageBefore: null, averageAfter: null, gain: null, revision: 0, campaignId: null },
    passRule: expect.objectContaining({ minAfterScore: null, minSharePercent: null }),
  });
});

test('a corrected attendance takes back what it was passed by, with its certificate', async () => {
  const id = await room.running({ curriculum: 'C21' });
  const people = await room.with(id, 2);
  for (const n of [1, 2]) await room.mark(id, n, all(people));
  await write(
    id,
    people.map((person) => ({ enrolmentId: person.id, after: 9 })),
  );
  await room.complete(id);
  await issue(id);
  const [first] = people;
  const { status } = await room.mark(id, 2, all(people.slice(0, 1), false), { reason: 'điểm danh nhầm' });
  expect(status).toBe(200);
  expect((await verbs(first?.id)).slice(-3)).toEqual([
    'certificate-revoked',
    'outcome-withdrawn',
    'not-passed',
  ]);
  expect(await results(id)).toMatchObject({ attended: 2, passed: 1, notPassed: 1, tested: 0, gain: null });
});

test('two corrections at once come one after the other', async () => {
  const id = await room.running({ curriculum: 'C21' });
  const people = await room.with(id, 2);
  for (const n of [1, 2]) await room.mark(id, n, all(people));
  await write(
    id,
    people.map((person) => ({ enrolmentId: person.id, before: 2, after: 9 })),
  );
  await room.complete(id);
  const both = await Promise.all(
    people.map((person) => write(id, [{ enrolmentId: person.id, after: 1 }], 'chấm lại')),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await results(id)).toMatchObject({ passed: 0, notPassed: 2, averageAfter: 1, revision: 2 });
});

test('whoever is certified has passed, also when a score is corrected while certificates are issued', async () => {
  const id = await room.running({ curriculum: 'C21' });
  const people = await room.with(id, 3);
  for (const n of [1, 2]) await room.mark(id, n, all(people));
  await write(
    id,
    people.map((person) => ({ enrolmentId: person.id, after: 9 })),
  );
  await room.complete(id);
  const [issued, corrected] = await Promise.all([
    issue(id),
    write(id, [{ enrolmentId: people[0]?.id, after: 1 }], 'chấm lại'),
  ]);
  expect([issued.status, corrected.status]).toEqual([200, 200]);
  const stands = await service.db.query(
    `select e.outcome, count(*)::int as people, count(e.certificate_id)::int as told, count(c.id)::int as holding
     from enrolment e left join certificate c on c.enrolment_id = e.id and c.revoked_at is null
     where e.class_id = $1 group by e.outcome order by e.outcome`,
    [id],
  );
  expect(stands).toEqual([
    { outcome: 'not-passed', people: 1, told: 0, holding: 0 },
    { outcome: 'passed', people: 2, told: 2, holding: 2 },
  ]);
});
