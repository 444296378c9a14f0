import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { surveys } from '../service.js';
import { HERE, household, leadOf, THERE } from '../summaries/rounds.fixture.js';

let service: TestService;
let token: string;
let officer: string;
let helper: string;
let other: string;
let round: string;
const lead = leadOf(
  () => service,
  () => token,
);

beforeAll(async () => {
  service = await testService(surveys, { transports: false });
  token = await testToken({ role: 'programme-lead', communes: '*' });
  officer = await testToken({ role: 'commune-officer', communes: [HERE] });
  helper = await testToken({ role: 'digital-team', communes: [HERE], sub: 'helper' });
  other = await testToken({ role: 'digital-team', communes: [HERE], sub: 'other' });
  await lead.publishForm();
  round = await lead.openRound(HERE, THERE);
});
afterAll(() => service?.stop());

interface Form {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly code: string;
  readonly reason: string;
  readonly answers: Readonly<Record<string, string>>;
}

const filled = (changes: object = {}) => ({
  communeUnitId: HERE,
  mode: 'assisted',
  capturedAt: '2022-04-01T02:00:00Z',
  answers: household(changes),
});
const sent = async () => {
  const { body } = await lead.post<Form>(
    '/responses',
    { ...filled(), campaignId: round, clientId: crypto.randomUUID() },
    helper,
  );
  return body.id;
};
const returned = async (reason = 'ghi lại số người') => {
  const id = await sent();
  expect((await lead.post(`/responses/${id}/return`, { reason }, officer)).status).toBe(200);
  return id;
};
const listed = async (as = helper) =>
  (await service.http.get<Form[]>('/returned-responses', { token: as })).body;
const read = (id: string, as = helper) => service.http.get<Form>(`/returned-responses/${id}`, { token: as });
const correct = (id: string, body: object, as = helper) =>
  service.http.put<Form>(`/responses/${id}`, body, { token: as });

describe('a form that was returned', () => {
  test('is found by whoever sent it, with the reason and what it said, and by nobody else', async () => {
    const id = await returned();
    await sent();
    expect((await listed()).map((one) => [one.id, one.reason])).toEqual([[id, 'ghi lại số người']]);
    expect(JSON.stringify(await listed())).not.toContain('answers');
    const { body } = await read(id);
    expect(body).toMatchObject({ id, formCode: 'XHS', mode: 'assisted', reason: 'ghi lại số người' });
    expect(Object.entries(body.answers)).toContainEqual([expect.stringMatching(/\/members$/), '4']);
    expect(await listed(other)).toEqual([]);
    const refused = await read(id, other);
    expect([refused.status, refused.body.code]).toEqual([403, 'other-sender']);
    const reads = await service.db.query(
      `select actor_role from audit_log where action = 'response.read' and subject_id = $1`,
      [id],
    );
    expect(reads).toEqual([{ actor_role: 'digital-team' }]);
    expect((await correct(id, filled({ members: 5 }))).status).toBe(200);
  });

  test('comes back corrected once, however often the correction is sent', async () => {
    const id = await returned();
    const [{ version } = { version: 0 }] = (await listed()).filter((one) => one.id === id);
    const body = { ...filled({ members: 5 }), version };
    expect((await correct(id, body)).body.state).toBe('submitted');
    const again = await correct(id, body);
    expect([again.status, again.body.version]).toEqual([200, version + 1]);
    const facts = await service.db.query('select 1 from outbox where aggregate_id = $1', [id]);
    expect(facts).toHaveLength(3);
    expect(await listed()).toEqual([]);
    const late = await read(id);
    expect([late.status, late.body.code]).toEqual([409, 'response-submitted']);
  });

  test('is not overwritten by whoever read it before somebody else corrected it', async () => {
    const id = await returned();
    const [{ version } = { version: 0 }] = (await listed()).filter((one) => one.id === id);
    expect((await correct(id, filled({ members: 6 }), officer)).status).toBe(200);
    await lead.post(`/responses/${id}/return`, { reason: 'xem lại lần nữa' }, officer);
    const stale = await correct(id, { ...filled({ members: 5 }), version });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    // The officer sent it last, so it came back to the officer.
    expect(await listed()).toEqual([]);
    expect(Object.entries((await read(id, officer)).body.answers)).toContainEqual([
      expect.stringMatching(/\/members$/),
      '6',
    ]);
    expect((await listed(officer)).map((one) => one.reason)).toEqual(['xem lại lần nữa']);
  });
});
