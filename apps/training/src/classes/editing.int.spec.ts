import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestProducer, testService, type TestService, testToken } from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { COMMUNE, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { bodyOf } from './class-body.fixture.js';

let service: TestService;
let programme: TestProducer;
let officer: string;
let lead: string;
let pilot: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, lead, 'C5');
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Class {
  readonly id: string;
  readonly version: number;
  readonly venue: string;
  readonly capacity: number;
  readonly code: string;
  readonly detail: string;
}

const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Class>(path, body, { token });
const one = async (id: string) => (await service.http.get<Class>(`/classes/${id}`, { token: officer })).body;

test('of two who reword one class, the second is told and overwrites nothing', async () => {
  const { body: read } = await post('/classes', bodyOf(pilot));
  const words = { reason: 'đổi nơi học', version: read.version };
  expect((await post(`/classes/${read.id}/reword`, { ...words, venue: 'Hội trường xã' })).status).toBe(200);
  const second = await post(`/classes/${read.id}/reword`, { ...words, venue: 'Trường học' }, lead);
  expect([second.status, second.body.code]).toEqual([409, 'changed-meanwhile']);
  expect(second.body.detail).toContain('Người khác vừa thay đổi lớp này');
  const stored = await one(read.id);
  expect(stored.venue).toBe('Hội trường xã');
  const again = { ...words, version: stored.version, venue: 'Trường học' };
  expect((await post(`/classes/${read.id}/reword`, again, lead)).body.venue).toBe('Trường học');
});

test('a class that was reworded since is not rescheduled by whoever read it before', async () => {
  const { body: read } = await post('/classes', bodyOf(pilot));
  const { startsAt, endsAt, sessions } = bodyOf(pilot);
  const times = { startsAt, endsAt, sessions, capacity: 12, reason: 'phòng nhỏ hơn' };
  const at = '2022-06-26T09:00:00+07:00';
  await post(`/classes/${read.id}/reword`, { reason: 'đổi nơi học', venue: 'Hội trường xã' });
  const stale = await post(`/classes/${read.id}/reschedule`, { ...times, at, version: read.version });
  expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
  const { version } = await one(read.id);
  const fresh = await post(`/classes/${read.id}/reschedule`, { ...times, at, version });
  expect([fresh.status, fresh.body.capacity]).toEqual([200, 12]);
  expect((await post(`/classes/${read.id}/reschedule`, { ...times, version: 0 })).status).toBe(422);
});
