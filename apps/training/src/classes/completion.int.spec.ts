import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '@xaso/platform';
import {
  drain,
  publishedBy,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { enrolled, mark } from './attended.fixture.js';
import { bodyOf } from './class-body.fixture.js';
import { ClassesStore } from './classes.store.js';
import { CompletionService } from './completion.service.js';

let service: TestService;
let programme: TestProducer;
let officer: string;
let trainer: string;
let pilot: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly results: object | null;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly detail: string }[];
}

const over = { at: '2022-07-13T12:00:00+07:00' };
const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const running = async () => {
  const { id } = (await post('/classes', bodyOf(pilot))).body;
  await post(`/classes/${id}/open`, { at: '2022-06-25T09:00:00+07:00' });
  await post(`/classes/${id}/start`, { at: '2022-07-12T07:30:00+07:00' });
  return id;
};
const facts = async (id: string) => {
  await drain(service);
  const all = (await publishedBy(service)).filter(({ key }) => key === id);
  return all.map(({ type, data }) => [type.split('.').at(-1), data] as const);
};

describe('a class is completed', () => {
  test('by its trainer, and tells what it came to: withdrawn enrolments count nowhere', async () => {
    const id = await running();
    await enrolled(service, id, [1, 2]);
    await enrolled(service, id, [1]);
    await enrolled(service, id, []);
    await enrolled(service, id, [1, 2], { state: 'withdrawn' });
    const results = {
      enrolled: 3,
      attended: 2,
      passed: 2,
      notPassed: 0,
      tested: 0,
      beforeSum: 0,
      afterSum: 0,
    };
    const { status, body } = await post(`/classes/${id}/complete`, over, trainer);
    expect([status, body.state, body.results]).toEqual([200, 'completed', results]);
    expect((await facts(id)).at(-1)).toMatchObject([
      'completed',
      { occurredAt: '2022-07-13T05:00:00.000Z', classId: id, curriculum: 'C5', pillar: 'economy', results },
    ]);
    for (const step of ['complete', 'open', 'start', 'cancel'])
      expect(
        (await post(`/classes/${id}/${step}`, step === 'cancel' ? { reasonCode: 'other' } : {})).status,
      ).toBe(409);
  });

  test('not while sessions lack attendance: the refusal lists them and nothing is stored', async () => {
    const id = await running();
    await enrolled(service, id, [1]);
    const marked = await enrolled(service, id, []);
    await mark(service, id, marked, 2, false);
    const { status, body } = await post(`/classes/${id}/complete`, over);
    expect([status, body.code]).toEqual([409, 'class-incomplete']);
    expect(body.errors).toMatchObject([
      {
        field: 'sessions.1',
        code: 'attendance-missing',
        detail: expect.stringContaining('2022-07-13 07:30'),
      },
    ]);
    expect((await service.http.get<Answer>(`/classes/${id}`, { token: officer })).body.state).toBe(
      'in-progress',
    );
    expect((await facts(id)).map(([verb]) => verb)).toEqual(['scheduled', 'opened', 'started']);
    await mark(service, id, marked, 2, true);
    expect((await post(`/classes/${id}/complete`, over)).status).toBe(200);
  });

  test('not before its end', async () => {
    const id = await running();
    await enrolled(service, id, [1, 2]);
    const { body } = await post(`/classes/${id}/complete`, { at: '2022-07-13T11:00:00+07:00' });
    expect(body.errors).toMatchObject([{ field: 'at', code: 'class-not-over' }]);
  });

  test('once, however many say so at the same time', async () => {
    const id = await running();
    await enrolled(service, id, [1, 2]);
    const both = await Promise.all([1, 2, 3].map(() => post(`/classes/${id}/complete`, over)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

test('what was attended is neither moved nor cancelled', async () => {
  const id = await running();
  await enrolled(service, id, [1]);
  const { startsAt, endsAt, capacity } = bodyOf(pilot);
  const moved = await post(`/classes/${id}/reschedule`, { startsAt, endsAt, capacity, reason: 'gộp buổi' });
  expect([moved.status, moved.body.code, moved.body.errors?.[0]?.field]).toEqual([
    409,
    'session-attended',
    'sessions.0',
  ]);
  expect((await post(`/classes/${id}/cancel`, { reasonCode: 'other' })).body.code).toBe('class-attended');
});

test('corrections of a completed class tell of its results before and after, once', async () => {
  const id = await running();
  const one = await enrolled(service, id, [1, 2]);
  await enrolled(service, id, [1, 2]);
  await post(`/classes/${id}/complete`, over);
  const actor = { id: 'officer', role: 'commune-officer', communes: '*' } as const;
  const revise = () =>
    service.app.get(Database).transaction(async (tx) => {
      const of = await service.app.get(ClassesStore).locked(tx, id, actor);
      await service.app.get(CompletionService).revise(tx, of, actor, 'điểm danh nhầm');
    });
  await revise();
  for (const n of [1, 2]) await mark(service, id, one, n, false);
  await revise();
  await revise();
  const told = await facts(id);
  expect(told.slice(4)).toMatchObject([
    ['results-revised', { revision: 1, before: { attended: 2 }, after: { attended: 1 } }],
  ]);
});
