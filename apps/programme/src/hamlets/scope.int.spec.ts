import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { clientOf } from '../common/client.fixture.js';
import { COMMUNE, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

const composition = {
  hamletHead: true,
  youthUnion: true,
  womensUnion: false,
  teacher: false,
  communeOfficer: false,
};

let service: TestService;
let officer: string;
let lead: string;
let head: string;
/** Keeps the register of one hamlet: a role that may write, in a scope that is small. */
let keeper: string;
let pilotId: string;
const own: Record<string, string> = {};
const others: Record<string, string> = {};
const { post, get } = clientOf(
  () => service,
  () => officer,
);
const refused = async (path: string, token: string, body?: object) => {
  const { status, body: said } = body
    ? await service.http.post<{ code: string }>(path, body, { token })
    : await service.http.get<{ code: string }>(path, { token });
  return [status, said.code];
};
const ids = async (path: string, token: string) =>
  (await get<{ id: string }[]>(path, token)).map(({ id }) => id);

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  ({ officer, lead } = await people());
  pilotId = (await programmeWithPilots(service, lead))[COMMUNE] ?? '';
  const hamlet = { programme: 'p', communeUnitId: COMMUNE, kind: 'xom', on: '2022-03-01' };
  const team = { pilotId, level: 'hamlet', formedOn: '2022-04-01', memberCount: 5, composition };
  for (const [number, made] of [own, others].entries()) {
    made['hamlet'] = (await post('/hamlets', { ...hamlet, name: `Xóm ${number + 1}` }, 201)).id;
    const decisionNo = `${number + 1}/QĐ-UBND`;
    made['team'] = (await post('/teams', { ...team, hamletId: made['hamlet'], decisionNo }, 201)).id;
  }
  const whole = { pilotId, formedOn: '2022-04-01', decisionNo: '9/QĐ-UBND' };
  others['committee'] = (await post('/committees', { ...whole, headRole: 'chair' }, 201)).id;
  others['communeTeam'] = (
    await post('/teams', { ...whole, level: 'commune', memberCount: 5, composition }, 201)
  ).id;
  const scope = { communes: [COMMUNE], hamlets: ['17335-001'] };
  head = await testToken({ role: 'hamlet-head', ...scope });
  keeper = await testToken({ role: 'commune-officer', sub: 'keeper', ...scope });
});
afterAll(() => service?.stop());

describe('whoever is kept to a hamlet', () => {
  test('finds it and its team in the lists, and nothing of other hamlets or of the whole commune', async () => {
    expect(await ids('/hamlets?programme=p', head)).toEqual([own['hamlet']]);
    expect(await ids('/teams?programme=p', head)).toEqual([own['team']]);
    expect(await ids('/teams?programme=p', officer)).toHaveLength(3);
    for (const path of ['/committees', '/handovers', '/deliverables', '/partners', '/observations'])
      expect([path, await ids(path, head)]).toEqual([path, []]);
    expect(await get<object>('/obligations', head)).toMatchObject({ required: 0, obligations: [] });
    expect(await ids('/committees', officer)).toEqual([others['committee']]);
  });

  test('opens its own, and is told which hamlet is not theirs', async () => {
    for (const path of [`/hamlets/${own['hamlet']}`, `/teams/${own['team']}`, `/pilots/${pilotId}`])
      await get(path, head);
    await get(`/hamlets/${own['hamlet']}/history`, head);
    for (const path of [
      `/hamlets/${others['hamlet']}`,
      `/hamlets/${others['hamlet']}/history`,
      `/teams/${others['team']}`,
      `/teams/${others['communeTeam']}`,
      `/committees/${others['committee']}`,
      `/deliverables/share?pilotId=${pilotId}`,
    ])
      expect([path, await refused(path, head)]).toEqual([path, [403, 'other-hamlet']]);
  });

  test('changes what is of it alone, whatever the role may do elsewhere', async () => {
    const members = { memberCount: 6, composition, on: '2022-05-01', reason: 'thêm người' };
    await post(`/teams/${own['team']}/members`, members, 200, keeper);
    const before = await service.db.query('select count(*)::integer as n from audit_log');
    const other = { name: 'Xóm khác', on: '2022-05-01', reason: 'đổi tên' };
    const register = { programme: 'p', communeUnitId: COMMUNE, kind: 'xom', on: '2022-03-01' };
    const tries: [string, object][] = [
      [`/teams/${others['team']}/members`, members],
      [`/hamlets/${others['hamlet']}/rename`, other],
      [`/hamlets/${own['hamlet']}/merge`, { into: others['hamlet'], on: '2022-05-01', reason: 'nhập' }],
      ['/hamlets', { ...register, name: 'Xóm mới' }],
      ['/committees', { pilotId, formedOn: '2022-06-01', decisionNo: '10', headRole: 'chair' }],
      [`/pilots/${pilotId}/plans`, { summary: 'kế hoạch', on: '2022-05-01' }],
    ];
    for (const [path, body] of tries)
      expect([path, await refused(path, keeper, body)]).toEqual([path, [403, 'other-hamlet']]);
    expect(await service.db.query('select count(*)::integer as n from audit_log')).toEqual(before);
  });

  test('by name alone may change nothing: the role decides too', async () => {
    const members = { memberCount: 6, composition, on: '2022-05-01', reason: 'thêm người' };
    expect((await refused(`/teams/${own['team']}/members`, head, members))[0]).toBe(403);
  });
});
