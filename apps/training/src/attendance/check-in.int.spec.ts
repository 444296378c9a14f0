import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  drain,
  publishedBy,
  TestClock,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { type Answer, Classroom, type Enrolled, somebody } from '../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';

const NOW = '2022-07-12T08:00:00+07:00';
const clock = new TestClock(NOW);
let service: TestService;
let programme: TestProducer;
let room: Classroom;
let trainer: string;
let stranger: string;

beforeAll(async () => {
  service = await testService(training, { clock });
  programme = await programmeBeside(service);
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'trainer', communes: [OTHER] });
  const pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, await testToken({ role: 'commune-officer', communes: [COMMUNE] }));
});
beforeEach(() => clock.advance(NOW));
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

const typesOf = async (people: readonly { readonly id: string }[]) => {
  await drain(service);
  const keys = people.map(({ id }) => id);
  const told = (await publishedBy(service)).filter(({ key }) => keys.includes(key));
  return told.map(({ type }) => type.split('.').slice(2).join('.'));
};
const only = (people: readonly Enrolled[]): Enrolled => {
  const [one] = people;
  if (!one) throw new Error('nobody');
  return one;
};

describe('the code on the screen', () => {
  interface Code {
    readonly code: string;
    readonly validUntil: string;
  }
  interface Screen extends Code {
    readonly address: string;
    readonly qr: { readonly size: number; readonly path: string };
  }
  const codeFor = async (id: string, session = 1) =>
    (await service.http.get<Code>(`/classes/${id}/sessions/${session}/code`, { token: trainer })).body;
  const checkIn = (id: string, session: number, body: object) =>
    service.http.post<Answer & { already: boolean }>(`/classes/${id}/sessions/${session}/check-in`, body);

  test('is taken once for a person, by the slip or by phone and birth year, without an account', async () => {
    const id = await room.running();
    const { body } = await room.enrol(id, [
      { person: somebody({ phone: '0912 000 111' }) },
      { person: somebody() },
    ]);
    const [one, two] = body.enrolments;
    const { code } = await codeFor(id);
    const phone = { code, phone: '+84912000111', birthYear: 1970 };
    expect((await checkIn(id, 1, phone)).body).toEqual({ session: 1, present: true, already: false });
    expect((await checkIn(id, 1, phone)).body.already).toBe(true);
    expect((await checkIn(id, 1, { code, enrolmentId: two?.id })).body.already).toBe(false);
    expect((await typesOf([{ id: one?.id ?? '' }])).filter((type) => type === 'attended')).toHaveLength(1);
    expect((await checkIn(id, 1, { ...phone, birthYear: 1971 })).body.code).toBe('not-in-class');
  });

  test('is refused after its minute, for another class or session, and when somebody made it up', async () => {
    const id = await room.running();
    const other = await room.running();
    const person = only(await room.with(id, 1));
    const elsewhere = only(await room.with(other, 1));
    const { code, validUntil } = await codeFor(id);
    expect(validUntil).toBe('2022-07-12T01:02:00.000Z');
    const enrolmentId = person.id;
    const forged = `${code.slice(0, -1)}${code.endsWith('A') ? 'Q' : 'A'}`;
    const refused = [
      await checkIn(other, 1, { code, enrolmentId: elsewhere.id }),
      await checkIn(id, 2, { code, enrolmentId }),
      await checkIn(id, 1, { code: forged, enrolmentId }),
      await checkIn(id, 1, { code: 'abc', enrolmentId }),
      await checkIn(id, 1, { code, enrolmentId: elsewhere.id }),
    ];
    clock.advance('2022-07-12T01:02:00Z');
    refused.push(await checkIn(id, 1, { code, enrolmentId }));
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'code-of-other-class'],
      [409, 'code-of-other-session'],
      [422, 'code-invalid'],
      [422, 'code-invalid'],
      [404, 'not-in-class'],
      [409, 'code-expired'],
    ]);
    expect(await typesOf([person, elsewhere])).toEqual(['registered', 'registered']);
    clock.advance('2022-07-12T01:01:59Z');
    expect((await checkIn(id, 1, { code, enrolmentId })).status).toBe(200);
  });

  test('leads to a page for phones: whoever scans it says who they are, and is told what came of it', async () => {
    const id = await room.running();
    await room.enrol(id, [{ person: somebody({ phone: '0912 000 222' }) }]);
    const { body: screen } = await service.http.get<Screen>(`/classes/${id}/sessions/1/code`, {
      token: trainer,
    });
    expect(screen.qr.path).toMatch(/^M/);
    const address = new URL(screen.address);
    const path = address.pathname.slice(address.pathname.indexOf('/check-in/'));
    const asked = await service.http.get<string>(`${path}${address.search}`);
    expect([asked.status, asked.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(asked.body).toContain(`value="${screen.code}"`);
    const write = (fields: Record<string, string>) =>
      service.http.post<string>(path, new URLSearchParams({ code: screen.code, ...fields }).toString(), {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        key: null,
      });
    const wrong = await write({ phone: '0912 000 222', birthYear: 'x' });
    expect([wrong.status, wrong.body.includes('Không tìm thấy bạn')]).toEqual([404, true]);
    expect((await write({ phone: '0912 000 222', birthYear: '1970' })).body).toContain('Đã điểm danh');
    expect((await write({ phone: '0912 000 222', birthYear: '1970' })).body).toContain('đã được điểm danh');
  });

  test('is not shown before the day, nor to those who do not teach there', async () => {
    const id = await room.running();
    const ask = (session: number, token: string) =>
      service.http.get<Answer>(`/classes/${id}/sessions/${session}/code`, { token });
    expect((await ask(2, trainer)).body.code).toBe('session-not-begun');
    expect((await ask(1, stranger)).status).toBe(403);
  });
});
