import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  drain,
  publishedBy,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { bodyOf } from './class-body.fixture.js';

let service: TestService;
let programme: TestProducer;
let officer: string;
let stranger: string;
let trainer: string;
let viewer: string;
let pilot: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  const lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  viewer = await testToken({ role: 'viewer' });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, lead, 'C5');
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly detail: string;
  readonly venue: string;
  readonly trainerCount: number;
  readonly trainers?: readonly object[];
  readonly sessions: readonly { readonly n: number }[];
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const get = <T = Answer>(path: string, token = officer) => service.http.get<T>(path, { token });
const schedule = (changes: object = {}, token = officer) => post('/classes', bodyOf(pilot, changes), token);
const opened = async () => {
  const { body } = await schedule();
  await post(`/classes/${body.id}/open`, { at: '2022-06-25T09:00:00+07:00' });
  return body.id;
};
const facts = async (id: string) => {
  await drain(service);
  return (await publishedBy(service)).filter(({ key }) => key === id);
};
const stored = async () =>
  (
    await service.db.query(
      'select (select count(*) from training_class) as c, (select count(*) from outbox) as f',
    )
  )[0];

describe('a class', () => {
  test('is planned, opened and started, with a fact of each step and nobody’s name in any', async () => {
    const made = await schedule();
    expect([made.status, made.body]).toMatchObject([
      201,
      { state: 'planned', trainerCount: 1, sessions: [{ n: 1 }, { n: 2 }] },
    ]);
    const { id } = made.body;
    expect((await post(`/classes/${id}/open`, { at: '2022-06-25T09:00:00+07:00' })).body.state).toBe('open');
    const started = await post(`/classes/${id}/start`, { at: '2022-07-12T07:25:00+07:00' }, trainer);
    expect([started.status, started.body.state]).toEqual([200, 'in-progress']);
    const told = await facts(id);
    expect(
      told.map(({ type, data }) => [type.split('.').at(-1), data.aggregateVersion, data.occurredAt]),
    ).toEqual([
      ['scheduled', 1, '2022-06-20T02:00:00.000Z'],
      ['opened', 2, '2022-06-25T02:00:00.000Z'],
      ['started', 3, '2022-07-12T00:25:00.000Z'],
    ]);
    expect(told[0]?.data).toMatchObject({
      ...{ programme: 'p', communeUnitId: COMMUNE, pilotId: pilot, pillar: 'economy' },
      ...{
        classId: id,
        curriculum: 'C5',
        curriculumVersion: 1,
        classKind: 'class',
        capacity: 30,
        sessions: 2,
      },
    });
    expect(JSON.stringify(told.map(({ data }) => data))).not.toMatch(/Giảng viên|Nhà văn hoá/);
  });

  test.each([
    [
      'that ends before it starts',
      { endsAt: '2022-07-12T07:00:00+07:00', sessions: undefined },
      'endsAt',
      'ends-before-start',
    ],
    ['without a zone in its times', { startsAt: '2022-07-12T07:30:00' }, 'startsAt', expect.any(String)],
    [
      'with a session outside of it',
      { sessions: [{ startsAt: '2022-07-20T07:30:00+07:00', endsAt: '2022-07-20T11:30:00+07:00' }] },
      'sessions.0',
      'session-outside',
    ],
    ['with no seats', { capacity: 0 }, 'capacity', expect.any(String)],
    ['planned in the future', { at: '2999-01-01T00:00:00Z' }, 'at', 'instant-in-future'],
    ['with a trainer who is nobody', { trainers: [{}] }, 'trainers.0.account', expect.any(String)],
  ])('%s is refused by its field and stores nothing', async (_what, changes, field, code) => {
    const before = await stored();
    const { status, body } = await schedule(changes);
    expect([status, body.errors?.[0]]).toMatchObject([422, { field, code }]);
    expect(await stored()).toEqual(before);
  });

  test('is planned by those of its commune, of a curriculum that is published', async () => {
    const answers = [
      await schedule({}, stranger),
      await schedule({}, trainer),
      await schedule({ curriculum: 'C6' }),
      await schedule({ pilotId: crypto.randomUUID() }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'other-commune'],
      [403, expect.any(String)],
      [409, 'curriculum-not-published'],
      [404, 'pilot-unknown'],
    ]);
  });

  test('is rescheduled and cancelled with a reason', async () => {
    const id = await opened();
    const { startsAt, endsAt, capacity } = bodyOf(pilot);
    const again = { startsAt, endsAt, capacity: capacity + 5, reason: 'phòng rộng hơn' };
    const moved = await post(`/classes/${id}/reschedule`, { ...again, at: '2022-06-26T09:00:00+07:00' });
    expect([moved.status, moved.body.sessions]).toMatchObject([200, [{ n: 1 }]]);
    const early = await post(`/classes/${id}/start`, { at: '2022-07-11T23:00:00+07:00' }, trainer);
    expect([early.status, early.body.code]).toEqual([409, 'class-too-early']);
    const gone = await post(`/classes/${id}/cancel`, {
      reasonCode: 'weather',
      note: 'mưa lũ',
      at: '2022-07-11T15:00:00+07:00',
    });
    expect(gone.body.state).toBe('cancelled');
    expect((await post(`/classes/${id}/start`, {}, trainer)).body.code).toBe('class-state');
    const told = await facts(id);
    expect(told.map(({ type }) => type.split('.').at(-1))).toEqual([
      'scheduled',
      'opened',
      'rescheduled',
      'cancelled',
    ]);
    expect(told.at(-1)?.data).toMatchObject({ reasonCode: 'weather' });
    expect(JSON.stringify(told.map(({ data }) => data))).not.toContain('mưa lũ');
  });

  test('is changed by one at a time: of two who open it, one does', async () => {
    const { body } = await schedule();
    const both = await Promise.all([1, 2].map(() => post(`/classes/${body.id}/open`, {})));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('shows its trainers to those who work with it, and the audit log says who looked', async () => {
    const { body } = await schedule();
    const reads = async () =>
      (
        await service.db.query<{ actor_role: string }>(
          `select actor_role from audit_log where action = 'class.trainers-read' and subject_id = $1 order by 1`,
          [body.id],
        )
      ).map((row) => row.actor_role);
    expect((await get(`/classes/${body.id}`, viewer)).body).not.toHaveProperty('trainers');
    expect((await get<Answer[]>('/classes?limit=1000')).body.some((one) => 'trainers' in one)).toBe(false);
    expect(await reads()).toEqual([]);
    for (const token of [officer, trainer])
      expect((await get(`/classes/${body.id}`, token)).body.trainers).toEqual([
        { account: null, name: 'Giảng viên Thử' },
      ]);
    expect(await reads()).toEqual(['commune-officer', 'trainer']);
    expect((await get(`/classes/${body.id}`, stranger)).status).toBe(403);
    const renamed = {
      reason: 'đổi người',
      venue: 'Hội trường xã',
      trainers: [{ account: 'account-7' }, { name: 'Người Khác Thử' }],
    };
    expect((await post(`/classes/${body.id}/reword`, renamed)).body).toMatchObject({
      venue: 'Hội trường xã',
      trainerCount: 2,
    });
    const log = await service.db.query('select * from audit_log where subject_id = $1', [body.id]);
    expect(JSON.stringify(log)).not.toMatch(/Thử/);
  });
});

describe('the calendar', () => {
  const calendar = async (query: string, token = officer) => {
    const answer = await service.http.get<string>(`/classes/calendar.ics?${query}`, { token });
    return { ...answer, body: answer.body.replaceAll('\r\n ', '') };
  };

  test('has the sessions of the communes that the caller may act for, and nobody’s name', async () => {
    const id = await opened();
    const { status, headers, body } = await calendar('since=2022-01-01');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(body).toContain(`UID:${id}.1@training.xaso\r\n`);
    expect(body).toContain('SUMMARY:Giáo trình thử C5 – buổi 1/2');
    expect(body).not.toContain('Giảng viên');
    expect((await calendar('since=2022-01-01', stranger)).body).not.toContain('BEGIN:VEVENT');
    expect((await calendar('since=2022-08-01')).body).not.toContain('BEGIN:VEVENT');
    expect((await calendar(`since=2022-01-01&communeUnitId=${COMMUNE}`)).body).toContain('Xã Thành Sơn');
    expect((await service.http.get('/classes/calendar.ics')).status).toBe(401);
  });

  test('is subscribed to by an address that shows what its maker may see, and no other', async () => {
    const [from, to] = ['2099-07-12T07:30:00+07:00', '2099-07-12T11:30:00+07:00'];
    const { body: made } = await schedule({ startsAt: from, endsAt: to, sessions: undefined });
    const subscribe = async (token: string) => {
      const { body } = await post('/classes/calendar/address', { communeUnitId: COMMUNE }, token);
      const path = new URL((body as unknown as { address: string }).address).pathname;
      return path.slice(path.indexOf('/classes/'));
    };
    const address = await subscribe(officer);
    const read = async (path: string) => (await service.http.get<string>(path)).body.replaceAll('\r\n ', '');
    expect(await read(address)).toContain(`UID:${made.id}.1@training.xaso`);
    expect(await read(await subscribe(stranger))).not.toContain('BEGIN:VEVENT');
    expect((await service.http.get(address.replace('.ics', 'x.ics'))).status).toBe(404);
  });
});
