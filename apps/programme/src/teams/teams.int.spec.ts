import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { drain, publishedBy, testService, type TestService } from '@xaso/testing';
import { COMMUNE, OTHER, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

const REFORMED = '17335@from-2025-07-01';
const composition = {
  hamletHead: true,
  youthUnion: true,
  womensUnion: false,
  teacher: false,
  communeOfficer: false,
};

let service: TestService;
let lead: string;
let officer: string;
let stranger: string;
let viewer: string;
let pilot: string;
let elsewhere: string;

beforeAll(async () => {
  service = await testService(programme);
  ({ lead, officer, stranger, viewer } = await people());
  const pilots = await programmeWithPilots(service, lead);
  pilot = pilots[COMMUNE] ?? '';
  elsewhere = pilots[OTHER] ?? '';
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly state: string;
  readonly detail: string;
  readonly memberCount: number;
  readonly errors?: { readonly field: string; readonly code: string; readonly detail: string }[];
}

const post = (path: string, body: unknown, token = officer, key?: string) =>
  service.http.post<Answer>(path, body, { token, ...(key === undefined ? {} : { key }) });
const ids = async (path: string, token = officer) =>
  (await service.http.get<Answer[]>(path, { token })).body.map(({ id }) => id);
const hamlet = (changes: Record<string, unknown> = {}, token = officer) =>
  post('/hamlets', hamletOf(changes), token);
const hamletOf = (changes: Record<string, unknown> = {}) => ({
  programme: 'p',
  communeUnitId: COMMUNE,
  name: 'Xóm Đồng Giữa',
  kind: 'xom',
  on: '2022-03-01',
  ...changes,
});
const team = (changes: Record<string, unknown> = {}, token = officer) =>
  post('/teams', teamOf(changes), token);
const teamOf = (changes: Record<string, unknown> = {}) => ({
  pilotId: pilot,
  level: 'hamlet',
  decisionNo: '12/QĐ-UBND',
  formedOn: '2022-04-01',
  memberCount: 5,
  composition,
  ...changes,
});
const facts = async (id: string) => {
  await drain(service);
  return (await publishedBy(service)).filter(({ key }) => key === id);
};
const stored = async () =>
  (
    await service.db.query(
      'select (select count(*) from hamlet) as hamlets, (select count(*) from community_team) as teams, (select count(*) from steering_committee) as committees, (select count(*) from outbox) as facts',
    )
  )[0];

describe('the register of hamlets', () => {
  test('gives each hamlet a code of its own and tells of it without its name', async () => {
    const first = await hamlet();
    const chosen = await hamlet({ name: 'Xóm Trung Sơn', number: 7 });
    const next = await hamlet({ name: 'Bản Bộng', kind: 'ban' });
    expect([first, chosen, next].map(({ status, body }) => [status, body.code])).toEqual([
      [201, '17335-001'],
      [201, '17335-007'],
      [201, '17335-002'],
    ]);
    const used = await hamlet({ name: 'Xóm khác', number: 7 });
    expect([used.status, used.body.code]).toEqual([409, 'hamlet-number-used']);
    const [registered] = await facts(first.body.id);
    expect(registered?.type).toBe('programme.hamlet.registered');
    expect(registered?.data).toMatchObject({
      occurredAt: '2022-02-28T17:00:00.000Z',
      communeUnitId: COMMUNE,
      hamletId: first.body.id,
      hamletCode: '17335-001',
      kind: 'xom',
    });
    expect(JSON.stringify(registered?.data)).not.toContain('Đồng Giữa');
  });

  test('gives two hamlets that come at once two codes', async () => {
    const both = await Promise.all([hamlet({ name: 'Xóm 8' }), hamlet({ name: 'Xóm 9' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.code)).size).toBe(2);
  });

  test.each([
    ['a commune of today on a day before the reform', { communeUnitId: REFORMED }],
    ['a commune from before the reform on a day since', { on: '2025-07-01' }],
  ])('refuses %s', async (_what, changes) => {
    const before = await stored();
    const { status, body } = await hamlet(changes, lead);
    expect([status, body.errors?.[0]?.field, body.errors?.[0]?.code]).toEqual([
      422,
      'communeUnitId',
      'commune-wrong-epoch',
    ]);
    expect(body.errors?.[0]?.detail).toContain('Mã xã sai thời kỳ');
    expect(await stored()).toEqual(before);
  });

  test('keeps the names of a hamlet, finds it by each of them, and follows its mergers', async () => {
    const old = (await hamlet({ name: 'Xóm Hoà Bình' })).body.id;
    const middle = (await hamlet({ name: 'Xóm Kim Sơn' })).body.id;
    const last = (await hamlet({ name: 'Xóm Liên Hợp' })).body.id;
    const renaming = { name: 'Thôn Quang Trung', kind: 'thon', on: '2022-05-01', reason: 'NQ 12/HĐND' };
    expect((await post(`/hamlets/${old}/rename`, renaming)).status).toBe(200);
    expect(await ids('/hamlets?q=hoa+binh')).toEqual([old]);
    expect(await ids('/hamlets?q=quang%20trung')).toEqual([old]);
    expect((await service.http.get(`/hamlets/${old}`, { token: officer })).body).toMatchObject({
      name: 'Thôn Quang Trung',
      commune: 'Xã Thành Sơn',
    });
    const merge = (id: string, into: string, on: string) =>
      post(`/hamlets/${id}/merge`, { into, on, reason: 'NQ 15/HĐND' });
    expect((await merge(old, middle, '2023-01-01')).status).toBe(200);
    expect((await merge(middle, last, '2024-01-01')).status).toBe(200);
    const again = await merge(old, last, '2024-02-01');
    expect([again.status, again.body.code]).toEqual([409, 'hamlet-merged']);
    expect((await merge(last, old, '2024-02-01')).body.code).toBe('hamlet-merged');
    const standing = async (on: string) =>
      (
        await service.http.get<{ standsFor: Answer; names: unknown[] }>(`/hamlets/${old}/history?on=${on}`, {
          token: officer,
        })
      ).body;
    expect((await standing('2022-12-31')).standsFor).toMatchObject({ id: old, name: 'Thôn Quang Trung' });
    expect((await standing('2022-04-30')).standsFor).toMatchObject({ name: 'Xóm Hoà Bình' });
    expect((await standing('2023-06-01')).standsFor).toMatchObject({ id: middle });
    expect((await standing('2024-06-01')).standsFor).toMatchObject({ id: last });
    expect((await standing('2024-06-01')).names).toHaveLength(2);
    expect(
      (await facts(old)).map(({ type, data }) => [type.split('.').at(-1), data.aggregateVersion]),
    ).toEqual([
      ['registered', 1],
      ['renamed', 2],
      ['merged', 3],
    ]);
  });

  test('never lets two hamlets take each other in', async () => {
    const one = (await hamlet({ name: 'Xóm A' })).body.id;
    const other = (await hamlet({ name: 'Xóm B' })).body.id;
    const merge = (id: string, into: string) =>
      post(`/hamlets/${id}/merge`, { into, on: '2023-01-01', reason: 'sắp xếp xóm' });
    const both = await Promise.all([merge(one, other), merge(other, one)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('community digital teams', () => {
  test('are formed, changed and dissolved, each with a fact that carries the hamlet', async () => {
    const hamletId = (await hamlet({ name: 'Xóm 10' })).body.id;
    const { status, body } = await team({ hamletId });
    expect([status, body.state, body.version]).toEqual([201, 'active', 1]);
    const members = { memberCount: 7, composition, on: '2022-06-01', reason: 'bổ sung đoàn viên' };
    expect((await post(`/teams/${body.id}/members`, members)).body.memberCount).toBe(7);
    const end = { on: '2022-12-31', reason: 'sáp nhập xóm' };
    expect((await post(`/teams/${body.id}/dissolve`, end)).body.state).toBe('dissolved');
    expect((await post(`/teams/${body.id}/dissolve`, end)).status).toBe(409);
    const told = await facts(body.id);
    expect(told.map(({ type }) => type.split('.').at(-1))).toEqual(['formed', 'changed', 'dissolved']);
    expect(told.at(-1)?.data).toMatchObject({
      occurredAt: '2022-12-30T17:00:00.000Z',
      pilotId: pilot,
      hamletId,
      communeUnitId: COMMUNE,
      level: 'hamlet',
      memberCount: 7,
    });
    expect((await team({ hamletId, formedOn: '2023-01-05' })).status).toBe(201);
  });

  test('are one in a hamlet and one for the commune, also when two are formed at once', async () => {
    const hamletId = (await hamlet({ name: 'Xóm 11' })).body.id;
    const both = await Promise.all([team({ hamletId }), team({ hamletId, decisionNo: '13/QĐ-UBND' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const second = await team({ hamletId, decisionNo: '14/QĐ-UBND' });
    expect([second.status, second.body.code]).toEqual([409, 'team-active-already']);
    expect(second.body.detail).toMatch(/1[23]\/QĐ-UBND/);
    expect((await team({ level: 'commune' })).status).toBe(201);
    expect((await team({ level: 'commune' })).body.code).toBe('team-active-already');
    const merging = await post(`/hamlets/${hamletId}/merge`, {
      into: (await hamlet({ name: 'Xóm 12' })).body.id,
      on: '2023-01-01',
      reason: 'sắp xếp xóm',
    });
    expect([merging.status, merging.body.code]).toEqual([409, 'hamlet-has-team']);
  });

  test('of two members, in a hamlet of another commune, or by the wrong people are refused and store nothing', async () => {
    const hamletId = (await hamlet({ name: 'Xóm 13' })).body.id;
    const far = (await hamlet({ communeUnitId: OTHER, name: 'Bản Xa' }, stranger)).body.id;
    const before = await stored();
    const codes = [
      await team({ hamletId, memberCount: 2 }),
      await team({ hamletId: far }),
      await team({}),
      await team({ hamletId, formedOn: '2999-01-01' }),
      await team({ hamletId }, viewer),
      await team({ hamletId }, stranger),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([
      [422, 'team-too-small'],
      [422, 'team-invalid'],
      [422, 'team-invalid'],
      [422, 'day-in-future'],
      [403, 'role-not-allowed'],
      [403, 'other-commune'],
    ]);
    expect(await stored()).toEqual(before);
  });

  test('are made once for a key, and listed to whoever has the commune', async () => {
    const hamletId = (await hamlet({ name: 'Xóm 14' })).body.id;
    const key = crypto.randomUUID();
    const twice = [
      await post('/teams', teamOf({ hamletId }), officer, key),
      await post('/teams', teamOf({ hamletId }), officer, key),
    ];
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1);
    const far = (await team({ pilotId: elsewhere, level: 'commune' }, stranger)).body.id;
    const mine = await ids('/teams?programme=p');
    expect(mine).toContain(twice[0]?.body.id);
    expect(mine).not.toContain(far);
    expect(await ids('/teams?programme=p', stranger)).toEqual([far]);
    expect(await ids(`/teams?pilotId=${elsewhere}`, viewer)).toEqual([far]);
    expect(await ids('/teams?limit=2')).toEqual(mine.slice(0, 2));
    expect(await ids(`/teams?limit=2&after=${mine[1]}`)).toEqual(mine.slice(2, 4));
    expect(await ids(`/teams?communeUnitId=${OTHER}`)).toEqual([]);
    expect((await service.http.get(`/teams/${far}`, { token: viewer })).body).toMatchObject({
      commune: 'Xã Minh Hợp',
    });
    expect((await service.http.get(`/teams/${far}`, { token: officer })).status).toBe(403);
  });
});

describe('steering committees', () => {
  test('are one at a time', async () => {
    const decision = {
      pilotId: pilot,
      headRole: 'party-secretary',
      decisionNo: '5/QĐ',
      formedOn: '2022-05-02',
    };
    const first = await post('/committees', decision);
    expect([first.status, first.body.state]).toEqual([201, 'active']);
    const second = await post('/committees', { ...decision, decisionNo: '6/QĐ' });
    expect([second.status, second.body.code]).toEqual([409, 'committee-active-already']);
    expect(second.body.detail).toContain('5/QĐ');
    expect((await post('/committees', decision, viewer)).status).toBe(403);
    expect((await post('/committees', decision, stranger)).body.code).toBe('other-commune');
    const end = { on: '2022-05-01', reason: 'kiện toàn' };
    expect((await post(`/committees/${first.body.id}/dissolve`, end)).body.code).toBe('day-before-last');
    expect((await post(`/committees/${first.body.id}/dissolve`, { ...end, on: '2022-09-01' })).status).toBe(
      200,
    );
    expect((await post('/committees', { ...decision, formedOn: '2022-09-01' })).status).toBe(201);
    expect((await facts(first.body.id)).map(({ type }) => type)).toEqual([
      'programme.committee.formed',
      'programme.committee.dissolved',
    ]);
    const audited = await service.db.query(
      'select action, reason from audit_log where subject_id = $1 order by id',
      [first.body.id],
    );
    expect(audited).toEqual([
      { action: 'committee.formed', reason: null },
      { action: 'committee.dissolved', reason: 'kiện toàn' },
    ]);
  });
});
