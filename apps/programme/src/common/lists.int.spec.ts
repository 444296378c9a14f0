import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService } from '@xaso/testing';
import { COMMUNE, OTHER, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';
import { clientOf } from './client.fixture.js';

let service: TestService;
let lead: string;
let officer: string;
let stranger: string;
let pilots: Readonly<Record<string, string>>;

const { post, get } = clientOf(
  () => service,
  () => officer,
);
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
/** Which of these a list answers, by its search. */
const found = async (path: string, token = officer) => ids(await get<{ id: string }[]>(path, token));

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  ({ lead, officer, stranger } = await people());
  pilots = await programmeWithPilots(service, lead);
});
afterAll(() => service?.stop());

const mine = () => ({ pilotId: pilots[COMMUNE] });
const hamlet = (name: string, number: number, changes: object = {}, token = officer) =>
  post(
    '/hamlets',
    { programme: 'p', communeUnitId: COMMUNE, name, kind: 'xom', on: '2022-03-01', number, ...changes },
    201,
    token,
  );
const team = (changes: object) =>
  post(
    '/teams',
    {
      ...mine(),
      level: 'hamlet',
      decisionNo: '12/QĐ-UBND',
      formedOn: '2022-04-01',
      memberCount: 5,
      composition: {
        hamletHead: true,
        youthUnion: true,
        womensUnion: false,
        teacher: false,
        communeOfficer: false,
      },
      ...changes,
    },
    201,
  );

describe('hamlets', () => {
  test('are told apart by whether a team works in them, and found by code or by name', async () => {
    const [first, second, gone] = [
      await hamlet('Xóm Đào Viên', 31),
      await hamlet('Xóm Hoà Bình', 32),
      await hamlet('Xóm Cũ', 33),
    ];
    await hamlet('Xóm Đào Xa', 31, { communeUnitId: OTHER }, stranger);
    await post(`/hamlets/${gone.id}/merge`, { into: first.id, on: '2022-03-02', reason: 'sắp xếp' });
    const { id } = await team({ hamletId: first.id });
    expect(await found('/hamlets?team=without')).toEqual([second.id]);
    expect(await found('/hamlets?team=with')).toEqual([first.id]);
    expect(await found('/hamlets?state=merged')).toEqual([gone.id]);
    expect(await found('/hamlets?state=standing')).toEqual([first.id, second.id]);
    expect(await found('/hamlets?q=17335-03')).toEqual([first.id, second.id, gone.id]);
    expect(await found('/hamlets?q=dao')).toEqual([first.id]);
    const [row] = await get<object[]>('/hamlets?q=%C4%91%C3%A0o+vi%C3%AAn');
    expect(row).toMatchObject({
      code: '17335-031',
      name: 'Xóm Đào Viên',
      kind: 'xom',
      commune: 'Xã Thành Sơn',
      registeredOn: '2022-03-01',
      teamId: id,
    });
    await post(`/teams/${id}/dissolve`, { on: '2022-05-01', reason: 'sáp nhập' });
    expect(await found('/hamlets?team=without')).toEqual([first.id, second.id]);
  });
});

describe('teams', () => {
  test('are found by their decision and by their hamlet, whose name stands beside them', async () => {
    const { id: hamletId } = await hamlet('Bản Bộng', 41);
    const { id } = await team({ hamletId, decisionNo: '77/QĐ-UBND' });
    expect(await found('/teams?q=b%E1%BA%A3n+bong')).toEqual([id]);
    expect(await found('/teams?q=77%20qd')).toEqual([id]);
    expect(await found('/teams?q=17335-041')).toEqual([id]);
    expect(await found('/teams?q=77+bong+khac')).toEqual([]);
    expect(await found('/teams?q=bong', stranger)).toEqual([]);
    const [row] = await get<object[]>('/teams?q=bong');
    expect(row).toMatchObject({
      hamletName: 'Bản Bộng',
      hamletCode: '17335-041',
      commune: 'Xã Thành Sơn',
      formedOn: '2022-04-01',
      dissolvedOn: null,
    });
  });
});

test('committees are found by their decision and state', async () => {
  const body = { ...mine(), headRole: 'party-secretary', decisionNo: '5/QĐ-ĐU', formedOn: '2022-05-02' };
  const { id } = await post('/committees', body, 201);
  expect(await found('/committees?q=5%20qd%20du')).toEqual([id]);
  expect(await found('/committees?q=6')).toEqual([]);
  expect(await found('/committees?state=active')).toEqual([id]);
  expect(await found('/committees?state=dissolved')).toEqual([]);
});

test('handovers are found by receiver, receipt and serial, but not by the names of fields', async () => {
  const body = {
    ...mine(),
    receiver: 'Văn phòng UBND xã',
    items: [{ kind: 'computer', quantity: 2, serials: ['PC-01', 'PC-02'] }],
  };
  const { id } = await post('/handovers', body, 201);
  const other = await post(
    '/handovers',
    { ...body, receiver: 'Trạm y tế', items: [{ kind: 'wifi', quantity: 1 }] },
    201,
  );
  await post(`/handovers/${id}/sign`, { on: '2022-06-01', receiptNo: '09/BB-BG' });
  expect(await found('/handovers?q=van+phong')).toEqual([id]);
  expect(await found('/handovers?q=pc-02')).toEqual([id]);
  expect(await found('/handovers?q=09/bb')).toEqual([id]);
  expect(await found('/handovers?q=computer')).toEqual([]);
  expect(await found('/handovers?q=tram&state=draft')).toEqual([other.id]);
  expect(await found('/handovers?q=%25')).toEqual([id, other.id]);
});

test('deliverables are found by their title, also decomposed, and by their kind of work', async () => {
  const body = {
    ...mine(),
    type: 'portal',
    workKind: 'change',
    title: 'Cổng thông tin Hoà Lạc'.normalize('NFD'),
    plannedOn: '2022-03-01',
  };
  const { id } = await post('/deliverables', body, 201);
  const other = await post('/deliverables', { ...body, title: 'Camera', workKind: 'technology' }, 201);
  expect(await found('/deliverables?q=h%C3%B2a+lac')).toEqual([id]);
  expect(await found('/deliverables?workKind=technology')).toEqual([other.id]);
});

test('partners are found by name and tax code, by role, and by whether they still work here', async () => {
  const body = { ...mine(), organisation: 'Viễn thông Nghệ An', role: 'building', since: '2022-03-01' };
  const { id } = await post('/partners', { ...body, taxCode: '0100684378' }, 201);
  const other = await post('/partners', { ...body, organisation: 'Bưu điện', role: 'operation' }, 201);
  await post(`/partners/${other.id}/end`, { on: '2022-06-01', reason: 'hết hợp đồng' });
  expect(await found('/partners?q=vien+thong')).toEqual([id]);
  expect(await found('/partners?q=0100684378')).toEqual([id]);
  expect(await found('/partners?role=operation')).toEqual([other.id]);
  expect(await found('/partners?state=active')).toEqual([id]);
  expect(await found('/partners?state=ended&q=buu')).toEqual([other.id]);
});

describe('obligations', () => {
  interface Overview {
    readonly approved: number;
    readonly required: number;
    readonly obligations: readonly { readonly id: string; readonly overdue: boolean }[];
  }
  const duties = { collector: 'Tổ', creator: 'Tổ', standardiser: 'VP', verifier: 'VP', approver: 'UBND xã' };
  const set = (dataset: string, dueOn: string) =>
    post(
      '/obligations',
      { ...mine(), dataset, duties, method: 'phiếu giấy', setOn: '2022-03-01', dueOn, requiredUnits: 10 },
      201,
    );

  test('and their totals are of what was searched for', async () => {
    const late = await set('Hộ kinh doanh', '2022-06-30');
    const met = await set('Hộ nghèo', '2022-06-30');
    const due = await set('Sản phẩm', '2099-12-31');
    await post(`/obligations/${met.id}/progress`, { approvedUnits: 10, on: '2022-05-01' });
    await post(`/obligations/${late.id}/progress`, { approvedUnits: 4, on: '2022-05-01' });
    const of = (query: string) => get<Overview>(`/obligations?programme=p${query}`);
    const households = await of('&q=ho');
    expect(ids(households.obligations)).toEqual([late.id, met.id]);
    expect([households.approved, households.required]).toEqual([14, 20]);
    const overdue = await of('&standing=overdue');
    expect(overdue).toMatchObject({
      approved: 4,
      required: 10,
      obligations: [{ id: late.id, overdue: true }],
    });
    expect(ids((await of('&standing=met')).obligations)).toEqual([met.id]);
    expect(ids((await of('&standing=due&q=uy+ban')).obligations)).toEqual([]);
    expect(ids((await of('&standing=due&q=ubnd')).obligations)).toEqual([due.id]);
  });
});

test('an entry names its files by what they are called, and no files of communes one may not see', async () => {
  const sent = await service.http.post<{ id: string }>(
    `/evidence?programme=p&pilotId=${pilots[COMMUNE]}`,
    new TextEncoder().encode('biên bản'),
    {
      token: officer,
      headers: { 'content-type': 'text/plain', 'x-file-name': encodeURIComponent('biên bản.txt') },
    },
  );
  const { id } = await post(
    '/register',
    {
      kind: 'consultation',
      programme: 'p',
      ...mine(),
      on: '2022-06-01',
      content: { organisation: 'Sở thử' },
      evidence: [sent.body.id, { url: 'https://example.org/van-ban' }],
    },
    201,
  );
  expect(await get(`/register/${id}`)).toMatchObject({
    files: [{ id: sent.body.id, fileName: 'biên bản.txt', mediaType: 'text/plain', bytes: 11 }],
  });
});
