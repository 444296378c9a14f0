import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixedClock } from '@xaso/kernel';
import { drain, publishedBy, testService, type TestService } from '@xaso/testing';
import { COMMUNE, OTHER, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

let service: TestService;
let officer: string;
let stranger: string;
let viewer: string;
let pilot: string;
let elsewhere: string;

beforeAll(async () => {
  service = await testService(programme, { clock: fixedClock(new Date('2023-03-01T03:00:00Z')) });
  const { lead, ...others } = await people();
  ({ officer, stranger, viewer } = others);
  const pilots = await programmeWithPilots(service, lead);
  pilot = pilots[COMMUNE] ?? '';
  elsewhere = pilots[OTHER] ?? '';
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly detail: string;
  readonly priceAfter: number | null;
  readonly items: readonly { readonly serials: readonly string[] }[];
  readonly errors?: { readonly field: string; readonly code: string }[];
}

const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const get = async <T>(path: string, token = officer) => (await service.http.get<T>(path, { token })).body;
const outcome = ({ status, body }: Awaited<ReturnType<typeof post>>) => [status, body.code ?? body.state];
const facts = async (id: string) => {
  await drain(service);
  return (await publishedBy(service)).filter(({ key }) => key === id);
};
const deliverable = (changes: Record<string, unknown> = {}, token = officer) =>
  post(
    '/deliverables',
    {
      pilotId: pilot,
      type: 'portal',
      workKind: 'technology',
      title: 'Cổng thông tin điện tử xã',
      plannedOn: '2022-03-01',
      ...changes,
    },
    token,
  );
const partner = (changes: Record<string, unknown> = {}, token = officer) =>
  post(
    '/partners',
    { pilotId: pilot, organisation: 'VNPT Nghệ An', role: 'building', since: '2022-03-01', ...changes },
    token,
  );
const handover = (changes: Record<string, unknown> = {}, token = officer) =>
  post(
    '/handovers',
    { pilotId: pilot, receiver: 'Văn phòng UBND xã', items: [{ kind: 'wifi', quantity: 2 }], ...changes },
    token,
  );
const sign = (id: string, receiptNo = '01/BB-BG', on = '2022-06-10') =>
  post(`/handovers/${id}/sign`, { on, receiptNo });

describe('deliverables', () => {
  test('go their way step by step, and each step is a fact of its day', async () => {
    const { body } = await deliverable();
    const step = (verb: string, on: string, more = {}) =>
      post(`/deliverables/${body.id}/${verb}`, { on, ...more });
    expect(outcome(await step('go-live', '2022-06-01'))).toEqual([409, 'deliverable-planned']);
    expect(outcome(await step('deliver', '2022-02-01'))).toEqual([422, 'day-before-last']);
    expect(outcome(await step('deliver', '2022-05-20'))).toEqual([200, 'delivered']);
    expect(outcome(await step('accept', '2022-05-25'))).toEqual([200, 'accepted']);
    expect(outcome(await step('go-live', '2022-06-01'))).toEqual([200, 'live']);
    expect((await step('retire', '2022-12-31')).status).toBe(422);
    expect(outcome(await step('retire', '2022-12-31', { reason: 'hết hạn thuê' }))).toEqual([200, 'retired']);
    const told = await facts(body.id);
    expect(told.map(({ type }) => type.split('.').at(-1))).toEqual([
      'planned',
      'delivered',
      'accepted',
      'went-live',
      'retired',
    ]);
    expect(told[3]?.data).toMatchObject({
      occurredAt: '2022-05-31T17:00:00.000Z',
      communeUnitId: COMMUNE,
      pilotId: pilot,
      deliverableType: 'portal',
      liveOn: '2022-06-01',
    });
    expect(told[4]?.data).toMatchObject({ wasLive: true });
  });

  test('show their share of change and technology; an empty pilot has none', async () => {
    for (const workKind of ['change', 'change', 'technology'])
      await deliverable({ pilotId: elsewhere, workKind }, stranger);
    expect(await get(`/deliverables/share?pilotId=${elsewhere}`, viewer)).toMatchObject({
      change: 2,
      technology: 1,
      changePercent: 66.67,
      guidance: { changePercent: 70, technologyPercent: 30 },
    });
    expect(
      (await service.http.get(`/deliverables/share?pilotId=${elsewhere}`, { token: officer })).status,
    ).toBe(403);
    expect(await get<Answer[]>(`/deliverables?pilotId=${elsewhere}`)).toEqual([]);
    expect(await get<Answer[]>(`/deliverables?pilotId=${elsewhere}`, stranger)).toHaveLength(3);
  });
});

describe('handovers', () => {
  test('count once they have a receipt, and no longer from the day they are voided', async () => {
    const items = [
      { kind: 'computer', quantity: 2, serials: [' pc-1 ', 'PC-2'] },
      { kind: 'wifi', quantity: 9 },
    ];
    const { body } = await handover({ items });
    expect(body.items[0]?.serials).toEqual(['PC-1', 'PC-2']);
    expect(await facts(body.id)).toEqual([]);
    expect((await post(`/handovers/${body.id}/sign`, { on: '2022-06-10' })).status).toBe(422);
    expect(outcome(await sign(body.id))).toEqual([200, 'signed']);
    const found = { on: '2022-09-01', found: 'đủ, hoạt động tốt' };
    expect(outcome(await post(`/handovers/${body.id}/inspect`, found))).toEqual([200, 'inspected']);
    const taken = await handover({ items: [{ kind: 'computer', quantity: 1, serials: ['pc-2'] }] });
    const refused = await sign(taken.body.id, '02/BB-BG');
    expect([refused.status, refused.body.errors?.[0]]).toMatchObject([
      409,
      { field: 'items.0.serials.0', code: 'serial-handed-over' },
    ]);
    const voiding = { on: '2022-10-01', reason: 'thu hồi, sai chủng loại' };
    expect(outcome(await post(`/handovers/${body.id}/void`, voiding))).toEqual([200, 'voided']);
    expect(outcome(await sign(taken.body.id, '02/BB-BG'))).toEqual([200, 'signed']);
    const told = await facts(body.id);
    expect(told.map(({ type }) => type.split('.').at(-1))).toEqual(['signed', 'inspected', 'voided']);
    expect(told[0]?.data).toMatchObject({
      items: [
        { kind: 'computer', quantity: 2 },
        { kind: 'wifi', quantity: 9 },
      ],
    });
    expect(told[2]?.data.occurredAt).toBe('2022-09-30T17:00:00.000Z');
    expect(JSON.stringify(told.map(({ data }) => data))).not.toMatch(/PC-1|hoạt động|thu hồi/);
  });

  test('signed at once with one serial: one of them', async () => {
    const items = [{ kind: 'scanner', quantity: 1, serials: ['SC-7'] }];
    const drafts = [await handover({ items }), await handover({ items })];
    const signed = await Promise.all(drafts.map(({ body }) => sign(body.id)));
    expect(signed.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('by the wrong people are refused, and lists show the own commune', async () => {
    expect(outcome(await handover({}, viewer))).toEqual([403, 'role-not-allowed']);
    expect(outcome(await handover({}, stranger))).toEqual([403, 'other-commune']);
    const { body } = await handover({ pilotId: elsewhere }, stranger);
    expect((await get<Answer[]>('/handovers', stranger)).map(({ id }) => id)).toEqual([body.id]);
    expect((await get<Answer[]>('/handovers?state=draft')).map(({ id }) => id)).not.toContain(body.id);
    expect((await sign(body.id)).body.code).toBe('other-commune');
  });
});

describe('data obligations', () => {
  const duties = {
    collector: 'Tổ công nghệ số',
    creator: 'Công an xã',
    standardiser: 'Văn phòng UBND xã',
    verifier: 'Công chức tư pháp',
    approver: 'Chủ tịch UBND xã',
  };
  const obligation = (changes: Record<string, unknown> = {}, token = officer) =>
    post(
      '/obligations',
      {
        pilotId: pilot,
        dataset: 'Hộ gia đình',
        duties,
        method: 'đến từng nhà',
        setOn: '2022-06-01',
        dueOn: '2022-12-31',
        requiredUnits: 200,
        ...changes,
      },
      token,
    );

  test('show how far they are, what is overdue, and count past what is required only with a reason', async () => {
    const late = (await obligation()).body.id;
    const full = (await obligation({ dataset: 'Hộ kinh doanh', requiredUnits: 100 })).body.id;
    const progress = (id: string, approvedUnits: number, reason?: string) =>
      post(`/obligations/${id}/progress`, { approvedUnits, on: '2022-09-01', ...(reason ? { reason } : {}) });
    expect((await progress(late, 50)).status).toBe(200);
    expect((await progress(full, 120)).body.code).toBe('reason-missing');
    expect((await progress(full, 120, 'thêm hộ mới')).status).toBe(200);
    expect((await progress(late, 40)).body.code).toBe('reason-missing');
    const seen = await get<{ obligations: unknown[] }>(`/obligations?pilotId=${pilot}`);
    expect(seen).toMatchObject({
      approved: 170,
      required: 300,
      coveragePercent: 56.67,
      obligations: [
        { id: late, coveragePercent: 25, overdue: true },
        { id: full, coveragePercent: 120, overdue: false },
      ],
    });
    expect(await get(`/obligations?pilotId=${pilot}`, stranger)).toEqual({
      approved: 0,
      required: 0,
      coveragePercent: null,
      obligations: [],
    });
    expect((await facts(full)).map(({ data }) => data)).toMatchObject([
      { requiredUnits: 100, approvedUnits: 0, dueOn: '2022-12-31' },
      { requiredUnits: 100, approvedUnits: 120 },
    ]);
  });

  test('need somebody for every duty', async () => {
    const { status, body } = await obligation({ duties: { ...duties, verifier: ' ' } });
    expect([status, body.errors?.[0]]).toMatchObject([
      422,
      { field: 'duties.verifier', code: 'duty-missing' },
    ]);
    expect((await obligation({ duties: { ...duties, approver: undefined } })).status).toBe(422);
    expect((await obligation({}, stranger)).body.code).toBe('other-commune');
  });
});

describe('partners', () => {
  test('do not advise or supervise where they build, however they are written', async () => {
    const built = await partner({ trialUntil: '2022-12-31', priceAfter: 12_000_000_000 });
    expect([built.status, built.body.priceAfter]).toEqual([201, 12_000_000_000]);
    expect(await get<Answer[]>('/partners')).toMatchObject([{ priceAfter: 12_000_000_000 }]);
    const role = 'advice-supervision';
    expect(outcome(await partner({ organisation: 'vnpt - nghe an', role }))).toEqual([
      409,
      'partner-conflict',
    ]);
    expect((await partner({ role: 'operation' })).status).toBe(201);
    expect(outcome(await partner())).toEqual([409, 'partner-twice']);
    const adviser = await partner({ organisation: 'Công ty CP Tư vấn Mẫu', role });
    expect(adviser.status).toBe(201);
    const building = { organisation: 'Công ty cổ phần tư vấn mẫu', role: 'building' };
    expect(outcome(await partner(building))).toEqual([409, 'partner-conflict']);
    expect(outcome(await deliverable({ partnerId: adviser.body.id }))).toEqual([409, 'partner-conflict']);
    expect((await deliverable({ partnerId: built.body.id })).status).toBe(201);
    expect((await partner({ ...building, pilotId: elsewhere }, stranger)).status).toBe(201);
    expect(outcome(await partner({}, viewer))).toEqual([403, 'role-not-allowed']);
    const operator = await partner({ organisation: 'Công ty CP Vận hành', role: 'operation' });
    const run = await deliverable({ partnerId: operator.body.id });
    const advising = { organisation: 'Công ty cổ phần vận hành', role };
    expect(outcome(await partner(advising))).toEqual([409, 'partner-conflict']);
    await post(`/deliverables/${run.body.id}/retire`, { on: '2022-06-01', reason: 'không dùng nữa' });
    expect((await partner(advising)).status).toBe(201);
    expect(outcome(await deliverable({ partnerId: operator.body.id }))).toEqual([409, 'partner-conflict']);
    // Entered by mistake: ended on its first day it never took effect.
    const end = { on: '2022-03-01', reason: 'ghi nhầm vai trò' };
    expect((await post(`/partners/${adviser.body.id}/end`, end)).status).toBe(200);
    expect((await partner(building)).status).toBe(201);
  });
});
