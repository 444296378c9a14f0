import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestProducer, testService, type TestService, testToken } from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { enrolled } from './attended.fixture.js';
import { bodyOf } from './class-body.fixture.js';

let service: TestService;
let programme: TestProducer;
let officer: string;
let trainer: string;
let pilot: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE], sub: 'teacher' });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

const post = async (path: string, body: unknown) => {
  const answer = await service.http.post<{ id: string }>(path, body, { token: officer });
  expect([200, 201]).toContain(answer.status);
  return answer.body.id;
};
const idsOf = async (query: string, token = officer) =>
  (await service.http.get<{ id: string }[]>(`/classes?${query}`, { token })).body.map(({ id }) => id);
const on = (day: string) => ({
  startsAt: `${day}T00:30:00+07:00`,
  endsAt: `${day}T23:30:00+07:00`,
  sessions: undefined,
});

describe('the list of classes', () => {
  test('is of the days asked for, whichever part of a class lies in them, in the order they begin', async () => {
    const first = await post('/classes', bodyOf(pilot, on('2022-07-31')));
    const second = await post('/classes', bodyOf(pilot, on('2022-08-01')));
    const over = await post(
      '/classes',
      bodyOf(pilot, {
        startsAt: '2022-07-30T08:00:00+07:00',
        endsAt: '2022-08-02T08:00:00+07:00',
        sessions: undefined,
      }),
    );
    expect(await idsOf('from=2022-08-01&to=2022-08-31')).toEqual([over, second]);
    expect(await idsOf('from=2022-07-01&to=2022-07-31')).toEqual([over, first]);
    expect(await idsOf('from=2022-07-01&order=latest')).toEqual([second, first, over]);
    expect(await idsOf('from=2022-08-02')).toEqual([over]);
    expect(await idsOf(`from=2022-07-01&limit=1&after=${over}`)).toEqual([first]);
    expect(await idsOf(`from=2022-07-01&order=latest&after=${first}`)).toEqual([over]);
    expect((await service.http.get('/classes?from=August', { token: officer })).status).toBe(422);
  });

  test('is searched for the curriculum, the venue and the partner, with or without accents', async () => {
    const hall = await post('/classes', bodyOf(pilot, { venue: 'Nhà văn hoá Đào Viên' }));
    const helped = await post('/classes', bodyOf(pilot, { partner: 'Bưu điện huyện' }));
    expect(await idsOf('q=dao+vien')).toEqual([hall]);
    expect(await idsOf(`q=${encodeURIComponent('ĐÀO')}`)).toEqual([hall]);
    expect(await idsOf('q=buu+dien+c5')).toEqual([helped]);
    expect(await idsOf('q=giao+trinh+thu&state=open')).toEqual([]);
    // Names of trainers are not looked for.
    expect(await idsOf('q=giang+vien')).toEqual([]);
    const stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
    expect(await idsOf('q=dao', stranger)).toEqual([]);
  });

  test('is of those the account teaches, when it asks for its own', async () => {
    const own = await post('/classes', bodyOf(pilot, { trainers: [{ account: 'teacher' }] }));
    expect(await idsOf('mine=true', trainer)).toEqual([own]);
    expect(await idsOf('mine=true')).toEqual([]);
    expect((await idsOf('', trainer)).length).toBeGreaterThan(1);
  });
});

test('a plan stands beside what was held of it: completed classes, who came, and what is still ahead', async () => {
  const plan = await post('/plans', {
    pilotId: pilot,
    curriculum: 'C5',
    on: '2022-06-01',
    plannedClasses: 3,
    plannedTrainees: 90,
  });
  const ahead = (await idsOf('')).length;
  const id = await post('/classes', bodyOf(pilot));
  await post(`/classes/${id}/open`, { at: '2022-06-25T09:00:00+07:00' });
  await post(`/classes/${id}/start`, { at: '2022-07-12T07:30:00+07:00' });
  await enrolled(service, id, [1, 2]);
  await enrolled(service, id, [1]);
  await enrolled(service, id, []);
  await post(`/classes/${id}/complete`, { at: '2022-07-13T12:00:00+07:00' });
  const cancelled = await post('/classes', bodyOf(pilot));
  await post(`/classes/${cancelled}/cancel`, { reasonCode: 'weather' });
  const held = { classes: 1, trainees: 2, ahead };
  const read = async (path: string) => (await service.http.get<unknown>(path, { token: officer })).body;
  expect(await read(`/plans/${plan}`)).toMatchObject({ held });
  expect(await read(`/plans?pilotId=${pilot}&state=draft`)).toMatchObject([{ id: plan, held }]);
});
