import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testService, type TestService } from '@xaso/testing';
import { COMMUNE, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

let service: TestService;
let officer: string;
let lead: string;
let pilotId: string;

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  ({ officer, lead } = await people());
  pilotId = (await programmeWithPilots(service, lead))[COMMUNE] ?? '';
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly version: number;
  readonly code: string;
  readonly detail: string;
}
const reason = 'ghi nhầm khi nhập';
const composition = {
  hamletHead: false,
  youthUnion: true,
  womensUnion: false,
  teacher: true,
  communeOfficer: true,
};
const duties = { collector: 'a', creator: 'b', standardiser: 'c', verifier: 'd', approver: 'e' };
const finding = { observedOn: '2022-05-31', method: 'measured', issuer: 'UBND xã', unit: 'percent' };
const aim = { unit: 'percent', issuer: 'UBND tỉnh', issuedOn: '2022-06-01', dueOn: '2022-12-31' };
const component = (title: string) => [{ pillar: 'economy', component: 'e-commerce', title }];
const lesson = (text: string) => ({
  on: '2022-06-01',
  content: { text, source: 'hội thảo', category: 'other' },
});

/** What is recorded, and two ways to write it otherwise. */
const RECORDS: readonly [path: string, body: object, change: string, one: object, other: object][] = [
  [
    'committees',
    { headRole: 'chair', decisionNo: '5/QĐ', formedOn: '2022-05-02' },
    'correct',
    { decisionNo: '50/QĐ', reason },
    { decisionNo: '55/QĐ', reason },
  ],
  [
    'teams',
    { level: 'commune', decisionNo: '12/QĐ', formedOn: '2022-04-01', memberCount: 5, composition },
    'members',
    { memberCount: 6, composition, on: '2022-05-01', reason },
    { memberCount: 7, composition, on: '2022-05-01', reason },
  ],
  [
    'deliverables',
    { type: 'portal', workKind: 'technology', title: 'Cổng', plannedOn: '2022-03-01' },
    'correct',
    { title: 'Cổng thông tin', reason },
    { title: 'Cổng xã', reason },
  ],
  [
    'handovers',
    { receiver: 'Văn phòng', items: [{ kind: 'wifi', quantity: 2 }] },
    'correct',
    { receiver: 'Văn phòng UBND', reason },
    { receiver: 'Nhà văn hoá', reason },
  ],
  [
    'obligations',
    {
      dataset: 'Hộ',
      duties,
      method: 'đến nhà',
      setOn: '2022-06-01',
      dueOn: '2022-12-31',
      requiredUnits: 200,
    },
    'progress',
    { approvedUnits: 10, on: '2022-07-01' },
    { approvedUnits: 12, on: '2022-07-01' },
  ],
  [
    'register',
    { programme: 'p', kind: 'lesson', ...lesson('Dân hỏi, xã trả lời') },
    'revise',
    { ...lesson('Dân hỏi thì xã trả lời'), reason },
    { ...lesson('Xã trả lời khi dân hỏi'), reason },
  ],
];

const post = (path: string, body: object, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const audited = async () => (await service.db.query('select count(*)::integer as n from audit_log'))[0];

/** The first of two who read the same version writes; the second is told, until they have read the new one. */
async function together(
  write: (body: object) => Promise<{ status: number; body: Answer }>,
  version: number,
  one: object,
  other: object,
) {
  const first = await write({ ...one, version });
  expect([first.status, first.body]).toMatchObject([200, {}]);
  const before = await audited();
  const second = await write({ ...other, version });
  expect([second.status, second.body.code]).toEqual([409, 'changed-meanwhile']);
  expect(second.body.detail).toMatch(/bản đang lưu là \d+/);
  expect(await audited()).toEqual(before);
  const third = await write({ ...other, version: first.body.version });
  expect([third.status, third.body]).toMatchObject([200, {}]);
}

test.each(RECORDS)(
  '%s: who read an older version is told, and undoes nothing',
  async (path, body, change, one, other) => {
    const made = await post(`/${path}`, { pilotId, ...body });
    expect([path, made.status, made.body]).toMatchObject([path, 201, {}]);
    const { id, version } = made.body;
    await together((given) => post(`/${path}/${id}/${change}`, given), version, one, other);
  },
);

test('an observation, a plan of the pilot and its problems are written by one at a time', async () => {
  const found = { ...finding, pilotId, indicator: 'government.documents', phase: 'baseline', period: '2022' };
  const { body: draft } = await post('/observations', { ...found, value: 40 });
  const put = (path: string, token: string) => (body: object) =>
    service.http.put<Answer>(path, body, { token });
  await together(
    put(`/observations/${draft.id}`, officer),
    draft.version,
    { ...finding, value: 41 },
    { ...finding, value: 42 },
  );
  const { body: planned } = await post(`/pilots/${pilotId}/plans`, { summary: 'Bản một', on: '2022-02-01' });
  await together(
    put(`/pilots/${pilotId}/plans/1`, officer),
    planned.version,
    { summary: 'Bản một, sửa', on: '2022-02-01', reason },
    { summary: 'Bản một, sửa lại', on: '2022-02-01', reason },
  );
  const { body: pilot } = await service.http.get<Answer>(`/pilots/${pilotId}`, { token: officer });
  const restated = (text: string) => ({ problems: [{ text, primary: true }], reason });
  await together(
    (body) => service.http.patch<Answer>(`/pilots/${pilotId}/problems`, body, { token: officer }),
    pilot.version,
    restated('Thiếu máy tính'),
    restated('Mạng còn yếu'),
  );
});

test('what spans a programme is written by one at a time too', async () => {
  const set = await post(
    '/targets',
    { programme: 'p', indicator: 'programme.portals', ...aim, value: 3 },
    lead,
  );
  await together(
    (body) => post(`/targets/${set.body.id}/revise`, body, lead),
    set.body.version,
    { ...aim, value: 4, reason },
    { ...aim, value: 5, reason },
  );
  const plan = await post(
    '/scale-up-plans',
    { programme: 'p', on: '2022-06-01', components: component('Bán hàng') },
    lead,
  );
  await together(
    (body) => post(`/scale-up-plans/${plan.body.id}/redraft`, body, lead),
    plan.body.version,
    { on: '2022-06-02', components: component('Bán hàng trên sàn'), reason },
    { on: '2022-06-02', components: component('Bán nông sản'), reason },
  );
});

test('who does not say what they read is taken at their word, as before', async () => {
  const { body } = await post('/handovers', {
    pilotId,
    receiver: 'Trạm',
    items: [{ kind: 'wifi', quantity: 1 }],
  });
  expect((await post(`/handovers/${body.id}/correct`, { receiver: 'Trạm y tế', reason })).status).toBe(200);
});
