import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { indicators } from '@xaso/indicators';
import { programme } from '@xaso/programme';
import { eventually, privateTopics, type TestService, testService, testToken } from '@xaso/testing';
import { training } from '@xaso/training';
import { expectDocumented } from './asyncapi.js';
import { PilotJourney } from './pilot-journey.js';
import { expectStatus } from './survey-journey.js';

const CODE = 'training-journey';

let services: TestService[] = [];
let lead: string;
let leader: string;
let planId: string;
let classId: string;
let enrolled: { readonly id: string }[];

beforeAll(async () => {
  const topicPrefix = privateTopics();
  services = [];
  for (const service of [programme, training, indicators])
    services.push(await testService(service as typeof training, { topicPrefix }));
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  leader = await testToken({ role: 'province-leader', communes: '*' });
  const pilot = await PilotJourney.begin(services[0] as TestService, lead, leader, CODE);
  await publishedCurriculum();
  // The service hears of the pilot through its topic.
  await eventually(async () => (planId = await drafted(pilot.pilotId)));
  await post(`/plans/${planId}/approve`, { on: '2022-06-01' }, 200, leader);
  classId = await startedClass(pilot.pilotId);
});
afterAll(async () => {
  for (const service of services.toReversed()) await service.stop();
});

const post = <T = { id: string }>(path: string, body: object, status = 200, token = lead): Promise<T> =>
  expectStatus((services[1] as TestService).http.post<T>(path, body, { token }), status);

async function publishedCurriculum(): Promise<void> {
  const words = { title: 'Sàn thương mại điện tử', pillar: 'economy', hours: null };
  const lists = { audience: [], objectives: [], materials: [] };
  const { id } = await post('/curricula', { code: 'C5', ...words, ...lists }, 201);
  await post(`/curricula/${id}/publish`, { on: '2022-05-25' });
}

/** A plan of one class for five people: figures of fewer are withheld. */
async function drafted(pilotId: string): Promise<string> {
  const numbers = { plannedClasses: 1, plannedTrainees: 5 };
  const { id } = await post('/plans', { pilotId, curriculum: 'C5', on: '2022-06-01', ...numbers }, 201);
  return id;
}

/** A class that has begun, with five who were enrolled and one who walked in. */
async function startedClass(pilotId: string): Promise<string> {
  const { id } = await post(
    '/classes',
    {
      ...{ pilotId, curriculum: 'C5', kind: 'class', venue: 'Hội trường xã', capacity: 5 },
      ...{ startsAt: '2022-07-05T07:30:00+07:00', endsAt: '2022-07-05T16:30:00+07:00' },
      at: '2022-06-20T08:00:00+07:00',
    },
    201,
  );
  const person = (name: string) => ({ person: { name, birthYear: 1980, group: 'farmers' } });
  const at = '2022-06-20T08:00:00+07:00';
  await post(`/classes/${id}/open`, { at });
  const people = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm'].map((name) => person(`Nguyễn Thử ${name}`));
  await post(`/classes/${id}/enrolments`, { people, at }, 201);
  await post(`/classes/${id}/start`, { at: '2022-07-05T07:30:00+07:00' });
  const walkIn = { people: [person('Lê Thị Thử')], walkIn: true, at: '2022-07-05T07:40:00+07:00' };
  const { overCapacity } = await post<{ overCapacity: boolean }>(`/classes/${id}/enrolments`, walkIn, 201);
  expect(overCapacity).toBe(true);
  const list = `/enrolments?classId=${id}`;
  enrolled = await expectStatus(
    (services[1] as TestService).http.get<{ id: string }[]>(list, { token: lead }),
    200,
  );
  return id;
}

interface Figure {
  readonly indicator: string;
}

async function figures(query = ''): Promise<Record<string, Figure>> {
  const path = `/figures?programme=${CODE}${query}`;
  const all = await expectStatus((services[2] as TestService).http.get<Figure[]>(path, { token: lead }), 200);
  return Object.fromEntries(
    all
      .filter(({ indicator }) => indicator.startsWith('training.'))
      .map((one) => [one.indicator.slice('training.'.length), one]),
  );
}

const settles = (expected: object, query = '') =>
  eventually(async () => expect(await figures(query)).toMatchObject(expected));

test('the running training describes its events as docs/events does', async () => {
  await expectDocumented(services[1], 'training');
});

describe('training across services', () => {
  test('an attendance list captured offline counts once, however often it is sent', async () => {
    const marks = enrolled.map(({ id }, index) => ({
      id: `018f4d3c-7a00-7abc-8def-00000000000${index}`,
      ...{ enrolmentId: id, classId, session: 1, present: true, markedAt: '2022-07-05T16:00:00+07:00' },
    }));
    const first = await post('/attendance/sync', { marks });
    expect(first).toMatchObject({ accepted: 6, duplicate: 0, rejected: 0 });
    expect(await post('/attendance/sync', { marks })).toMatchObject({ accepted: 0, duplicate: 6 });
    await post(`/classes/${classId}/complete`, { at: '2022-07-05T16:30:00+07:00' });
    await settles({
      classes: { numerator: 1, denominator: 1, percent: 100 },
      trainees: { numerator: 6, denominator: 5, percent: 120 },
      curricula: { value: 1 },
      participants: { value: 6 },
      'attendances.farmers': { value: 6 },
      'pass-rate': { numerator: 6, denominator: 6 },
      gain: { value: null, reason: 'no-facts' },
    });
    expect(await figures('&asOf=2022-07-04')).toMatchObject({ classes: { numerator: 0, denominator: 1 } });
  });

  test('a corrected mark changes what was counted, and what was known before can still be asked for', async () => {
    const before = new Date().toISOString();
    const marks = [{ enrolmentId: enrolled[0]?.id, present: false }];
    const list = `/classes/${classId}/sessions/1/attendance`;
    const http = (services[1] as TestService).http;
    await expectStatus(http.put(list, { marks }, { token: lead }), 409);
    await expectStatus(http.put(list, { marks, reason: 'ghi nhầm người' }, { token: lead }), 200);
    await settles({
      trainees: { numerator: 5 },
      participants: { value: 5 },
      'attendances.farmers': { value: 5 },
    });
    await settles({ trainees: { numerator: 6 }, participants: { value: 6 } }, `&knownAt=${before}`);
  });

  test('a revised plan is what is compared with from then on', async () => {
    const numbers = { plannedClasses: 2, plannedTrainees: 10 };
    await post(`/plans/${planId}/revise`, { ...numbers, on: '2022-08-01', reason: 'thêm một lớp' });
    await post(`/plans/${planId}/approve`, { on: '2022-08-01' }, 200, leader);
    await settles({ classes: { numerator: 1, denominator: 2 }, trainees: { denominator: 10, percent: 50 } });
    expect(await figures('&asOf=2022-07-31')).toMatchObject({ classes: { denominator: 1 } });
  });

  test('each figure opens to its facts, without a name', async () => {
    const path = `/figures/${CODE}/training.curricula/events`;
    const { http } = services[2] as TestService;
    const events = await expectStatus(http.get<{ type: string }[]>(path, { token: lead }), 200);
    expect(events).toMatchObject([{ type: 'training.class.completed' }]);
  });
});
