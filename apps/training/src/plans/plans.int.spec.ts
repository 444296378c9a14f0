import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  drain,
  eventually,
  publishedBy,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, OTHER, phase, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';

let service: TestService;
let programme: TestProducer;
let lead: string;
let officer: string;
let stranger: string;
let pilot: string;
let elsewhere: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
  const pilots = await pilotsIn(service, programme);
  pilot = pilots[COMMUNE] ?? '';
  elsewhere = pilots[OTHER] ?? '';
  for (const code of ['C1', 'C2', 'C3', 'C5']) await publishedCurriculum(service, lead, code);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: string;
  readonly commune: string;
  readonly holding: { readonly planVersion: number } | null;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

const numbers = { plannedClasses: 3, plannedTrainees: 90 };
const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const draft = (changes: object = {}, token = officer) =>
  post('/plans', { pilotId: pilot, curriculum: 'C5', on: '2022-06-01', ...numbers, ...changes }, token);
const facts = async (id: string) => {
  await drain(service);
  return (await publishedBy(service)).filter(({ key }) => key === id);
};

describe('a plan', () => {
  test('counts once another person approved it, is revised, and tells both', async () => {
    const made = await draft();
    expect([made.status, made.body]).toMatchObject([
      201,
      { state: 'draft', holding: null, commune: 'Xã Thành Sơn' },
    ]);
    const { id } = made.body;
    expect(await facts(id)).toEqual([]);
    expect((await post(`/plans/${id}/approve`, { on: '2022-06-05' }, officer)).status).toBe(403);
    const approved = await post(`/plans/${id}/approve`, { on: '2022-06-05' }, lead);
    expect([approved.status, approved.body.state, approved.body.holding?.planVersion]).toEqual([
      200,
      'approved',
      1,
    ]);
    const more = { plannedClasses: 4, plannedTrainees: 120 };
    const revision = { ...more, on: '2022-07-01', reason: 'thêm một lớp' };
    expect((await post(`/plans/${id}/revise`, revision)).body.holding?.planVersion).toBe(1);
    expect((await post(`/plans/${id}/approve`, { on: '2022-07-02' }, lead)).body.holding?.planVersion).toBe(
      2,
    );
    const told = await facts(id);
    expect(told.map(({ type, data }) => [type, data])).toMatchObject([
      ['training.plan.approved', { planVersion: 1 }],
      ['training.plan.withdrawn', { planVersion: 1 }],
      ['training.plan.approved', { planVersion: 2 }],
    ]);
    expect(told.at(-1)?.data).toMatchObject({
      occurredAt: '2022-07-01T17:00:00.000Z',
      programme: 'p',
      pilotId: pilot,
      communeUnitId: COMMUNE,
      pillar: 'economy',
      curriculum: 'C5',
      ...more,
    });
  });

  test('is not approved by the lead who drafted it', async () => {
    const { body } = await draft({ curriculum: 'C1' }, lead);
    const own = await post(`/plans/${body.id}/approve`, { on: '2022-06-05' }, lead);
    expect([own.status, own.body.code]).toEqual([403, 'own-record']);
    expect((await post(`/plans/${body.id}/rewrite`, { plannedClasses: 2, plannedTrainees: 60 })).status).toBe(
      200,
    );
    const withdrawn = await post(
      `/plans/${body.id}/withdraw`,
      { on: '2022-06-05', reason: 'lập nhầm' },
      lead,
    );
    expect([withdrawn.body.state, await facts(body.id)]).toEqual(['withdrawn', []]);
    expect((await draft({ curriculum: 'C1' })).status).toBe(201);
  });

  test('is one of a pilot and a curriculum, also when two are drafted at once', async () => {
    const both = await Promise.all([draft({ curriculum: 'C2' }), draft({ curriculum: 'C2' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await draft({ curriculum: 'C2' })).body.code).toBe('plan-exists');
    expect((await draft({ curriculum: 'C2', pilotId: elsewhere }, stranger)).status).toBe(201);
  });

  test('is refused where nothing may be planned, and stores nothing', async () => {
    const count = async () => (await service.db.query('select count(*) from training_plan'))[0];
    const before = await count();
    const answers = [
      await draft({ curriculum: 'C3', pilotId: crypto.randomUUID() }),
      await draft({ curriculum: 'C6' }),
      await draft({ curriculum: 'C3' }, stranger),
      await draft({ curriculum: 'C3', on: '2999-01-01' }),
      await draft({ curriculum: 'C3', plannedClasses: 0 }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'pilot-unknown'],
      [409, 'curriculum-not-published'],
      [403, 'other-commune'],
      [422, 'day-in-future'],
      [422, expect.any(String)],
    ]);
    expect(answers[4]?.body.errors?.[0]?.field).toBe('plannedClasses');
    expect(await count()).toEqual(before);
  });

  test('is seen by those of its commune', async () => {
    const seen = async (token: string) =>
      (await service.http.get<Answer[]>(`/plans?pilotId=${pilot}`, { token })).body.length;
    expect(await seen(officer)).toBeGreaterThan(0);
    expect(await seen(stranger)).toBe(0);
  });

  test('is not made for a pilot that was stopped, until it goes on', async () => {
    const known = (stopped: boolean) =>
      eventually(async () =>
        expect(await service.db.query('select stopped from pilot where id = $1', [pilot])).toEqual([
          { stopped },
        ]),
      );
    await phase(programme, pilot, COMMUNE, 'stopped');
    await known(true);
    const refused = await draft({ curriculum: 'C3' });
    expect([refused.status, refused.body.code]).toEqual([409, 'pilot-ended']);
    await phase(programme, pilot, COMMUNE, 'adjusting');
    await known(false);
    expect((await draft({ curriculum: 'C3' })).status).toBe(201);
  });
});
