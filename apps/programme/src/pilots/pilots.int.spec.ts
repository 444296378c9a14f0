import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schemaDifferences, testService, type TestService, testToken } from '@xaso/testing';
import { clientOf, programmeOf, proposalOf, type Refusal } from '../common/client.fixture.js';
import { programme } from '../service.js';

const THANH_SON = '17335@before-2025-07-01';
const MINH_HOP = '17071@before-2025-07-01';
const CODE = 'thi-diem';

let service: TestService;
let lead: string;
let leader: string;
let officer: string;
const { post, get } = clientOf(
  () => service,
  () => lead,
);
beforeAll(async () => {
  service = await testService(programme, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  leader = await testToken({ role: 'province-leader' });
  officer = await testToken({ role: 'commune-officer', communes: [MINH_HOP] });
  await post('/programmes', programmeOf(CODE), 201);
});
afterAll(() => service?.stop());

interface Thing {
  readonly id: string;
  readonly phase: string;
  readonly version: number;
}
interface Gate {
  readonly to: string;
  readonly open: boolean;
  readonly checks: readonly { readonly code: string; readonly satisfied: boolean; readonly detail: string }[];
}

const missing = async (pilotId: string, to: string): Promise<string[]> => {
  const gates = await get<Gate[]>(`/pilots/${pilotId}/gates`);
  const checks = gates.find((gate) => gate.to === to)?.checks ?? [];
  return checks.filter(({ satisfied }) => !satisfied).map(({ code }) => code);
};

/** A document of the register that was approved. */
async function approvedDocument(number: string, binding = false): Promise<string> {
  const content = { number, date: '2022-05-01', issuer: 'Sở TT&TT', about: 'Kế hoạch', binding };
  const { id } = await post(
    '/register',
    { kind: 'document', programme: CODE, on: '2022-05-01', content },
    201,
  );
  await post(`/register/${id}/approve`, { revision: 1, on: '2022-05-01' }, 200, leader);
  return id;
}

/** Records, submits and approves what was found, or that nothing was. */
async function observed(
  pilotId: string,
  indicator: string,
  phase: string,
  finding: object,
  on = '2022-05-31',
): Promise<string> {
  const place = { pilotId, indicator, phase, period: on.slice(0, 7) };
  const common = { observedOn: on, method: 'external', issuer: 'UBND xã', unit: 'percent' };
  const { id } = await post('/observations', { ...place, ...common, ...finding }, 201);
  await post(`/observations/${id}/submit`, {});
  await post(`/observations/${id}/approve`, {}, 200, leader);
  return id;
}
const nothing = {
  notMeasured: 'not-in-source',
  explanation: 'Bảng trong nguồn là ảnh',
  evidence: ['https://example.org/bai'],
};

/** What the surveys service would have told. */
const round = (purpose: string, state: string, opened = '2022-03-01'): Promise<unknown> =>
  service.db.query(
    `insert into survey_round (campaign_id, programme, form_code, purpose, communes, state, synthetic, opened_on, closes_at)
     values (gen_random_uuid(), $1, 'CQS', $2, $3, $4, false, $5, '2023-01-01')`,
    [CODE, purpose, [THANH_SON], state, opened],
  );

const facts = (id: string): Promise<{ type: string; payload: string }[]> =>
  service.db.query('select type, payload from outbox where aggregate_id = $1 order by aggregate_version', [
    id,
  ]);

test('the database is what the entities say', async () => {
  expect(await schemaDifferences(service)).toEqual([]);
});

describe('a proposal', () => {
  test.each<[string, object, string]>([
    ['a code of another epoch', { communeUnitId: '17335@from-2025-07-01' }, 'commune-wrong-epoch'],
    ['a code of no commune', { communeUnitId: '99999@before-2025-07-01' }, 'commune-unknown'],
    ['no primary problem', { problems: [{ text: 'Việc nhỏ', primary: false }] }, 'primary-problem-missing'],
  ])('with %s is refused by name, and nothing is stored', async (_what, changes, code) => {
    const { errors } = await post<Refusal>('/pilots', proposalOf(CODE, MINH_HOP, changes), 422);
    expect(errors.map((fault) => fault.code)).toEqual([code]);
    expect(await get<Thing[]>(`/pilots?programme=${CODE}`)).toEqual([]);
  });

  test('a day that has not come is refused', async () => {
    const { code } = await post<Refusal>(
      '/pilots',
      proposalOf(CODE, MINH_HOP, { proposedOn: '2999-01-01' }),
      422,
    );
    expect(code).toBe('day-in-future');
  });

  test('a programme has one pilot in a commune; an officer proposes none', async () => {
    await post('/pilots', proposalOf(CODE, MINH_HOP), 403, officer);
    await post('/pilots', proposalOf(CODE, MINH_HOP), 201);
    expect((await post<Refusal>('/pilots', proposalOf(CODE, MINH_HOP), 409)).code).toBe('pilot-exists');
  });

  test('an officer sees the pilots of the own communes', async () => {
    const stranger = await testToken({ role: 'commune-officer', communes: [THANH_SON] });
    const [mine] = await get<Thing[]>('/pilots', officer);
    expect(await get<Thing[]>('/pilots', stranger)).toEqual([]);
    const answer = await service.http.get(`/pilots/${mine?.id}/gates`, { token: stranger });
    expect(answer.status).toBe(403);
  });
});

describe('the way of a pilot', () => {
  let pilot: string;
  const goTo = (to: string, on: string, more: object = {}) => ({ to, on, ...more });

  beforeAll(async () => {
    pilot = (await post('/pilots', proposalOf(CODE, THANH_SON), 201)).id;
    await post(`/pilots/${pilot}/phase`, goTo('surveying', '2022-03-01'));
  });

  test('up to piloting it is told what is missing, and refused with the same', async () => {
    const all = ['plan-approved', 'committee', 'baselines-measured', 'surveys-closed'];
    expect(await missing(pilot, 'piloting')).toEqual(all);
    const before = (await facts(pilot)).length;
    const refused = await post<Refusal>(`/pilots/${pilot}/phase`, goTo('piloting', '2022-06-01'), 409);
    expect([refused.code, refused.errors.map(({ code }) => code)]).toEqual(['gate-not-satisfied', all]);
    expect([(await get<Thing>(`/pilots/${pilot}`)).phase, (await facts(pilot)).length]).toEqual([
      'surveying',
      before,
    ]);

    const documentId = await approvedDocument('855/KH-STT&TT');
    await post(`/pilots/${pilot}/plans`, { summary: 'Kế hoạch thí điểm', on: '2022-05-02' });
    const approval = { documentId, on: '2022-05-03' };
    expect((await post<Refusal>(`/pilots/${pilot}/plans/1/approve`, approval, 403)).code).toBe('own-record');
    await post(`/pilots/${pilot}/plans/1/approve`, approval, 200, leader);
    await post(
      '/committees',
      { pilotId: pilot, headRole: 'chair', decisionNo: '12/QĐ', formedOn: '2022-05-04' },
      201,
    );
    await round('baseline', 'closed');
    expect(await missing(pilot, 'piloting')).toEqual(['baselines-measured']);
    await observed(pilot, 'government.documents', 'baseline', nothing);
    expect(await missing(pilot, 'piloting')).toEqual([]);
    await post(`/pilots/${pilot}/phase`, goTo('piloting', '2022-06-01', { documentId }));
    const last = (await facts(pilot)).at(-1);
    expect([last?.type, JSON.parse(last?.payload ?? '')]).toEqual([
      'programme.pilot.phase-changed',
      expect.objectContaining({
        from: 'surveying',
        to: 'piloting',
        documentId,
        occurredAt: '2022-05-31T17:00:00.000Z',
        communeUnitId: THANH_SON,
      }),
    ]);
  });

  test('a plan rests on a document that was approved', async () => {
    await post(`/pilots/${pilot}/plans`, { summary: 'Phiên bản hai', on: '2022-07-01' });
    const content = { number: '9/KH', date: '2022-07-01', issuer: 'UBND xã', about: 'x', binding: false };
    const draft = await post(
      '/register',
      { kind: 'document', programme: CODE, on: '2022-07-01', content },
      201,
    );
    const { code } = await post<Refusal>(
      `/pilots/${pilot}/plans/2/approve`,
      { documentId: draft.id, on: '2022-07-02' },
      422,
    );
    expect(code).toBe('document-not-approved');
  });

  /** Everything that closes an evaluation, dated on a day. */
  async function closeEvaluation(on: string): Promise<void> {
    await observed(pilot, 'government.documents', 'endline', { numerator: 90, denominator: 100 }, on);
    for (const score of ['feasibility', 'effectiveness', 'fit'])
      await observed(pilot, `gate.${score}`, 'endline', { ...nothing, unit: 'points' }, on);
    await service.db.query(`update survey_round set state = 'closed'`);
    const content = { title: `Hội thảo ${on}`, on, minutes: 'Nhất trí' };
    const { id } = await post('/register', { kind: 'workshop', programme: CODE, on, content }, 201);
    expect(await missing(pilot, 'selected')).toEqual(['workshop-minutes']);
    await post(`/register/${id}/approve`, { revision: 1, on }, 200, leader);
    expect(await missing(pilot, 'selected')).toEqual([]);
  }
  const closing = ['endlines-measured', 'gate-scores', 'closing-surveys-closed', 'workshop-minutes'];

  test('selected needs endline, scores, closed closing surveys and minutes', async () => {
    await post(`/pilots/${pilot}/phase`, goTo('evaluating', '2022-09-01'));
    await round('endline', 'open', '2022-09-01');
    expect(await missing(pilot, 'selected')).toEqual(closing);
    await closeEvaluation('2022-09-20');
  });

  test('after an adjustment it needs a new plan, and all of the evaluation anew', async () => {
    await post<Refusal>(`/pilots/${pilot}/phase`, goTo('adjusting', '2022-10-01'), 422);
    await post(`/pilots/${pilot}/phase`, goTo('adjusting', '2022-10-01', { reason: 'Chưa đạt' }));
    expect(await missing(pilot, 'piloting')).toEqual(['plan-approved']);
    const documentId = await approvedDocument('900/KH-STT&TT');
    await post(`/pilots/${pilot}/plans/2/approve`, { documentId, on: '2022-10-02' }, 200, leader);
    await post(`/pilots/${pilot}/phase`, goTo('piloting', '2022-10-03'));
    await post(`/pilots/${pilot}/phase`, goTo('evaluating', '2022-11-01'));
    expect(await missing(pilot, 'selected')).toEqual(closing);
    await round('endline', 'open', '2022-11-01');
    await closeEvaluation('2022-11-20');
    await post(`/pilots/${pilot}/phase`, goTo('selected', '2022-12-01'));
  });

  test('scaled-up needs a binding document and a plan that says how far; then it is over', async () => {
    expect(await missing(pilot, 'scaled-up')).toEqual(['binding-document', 'scale-up-targets']);
    const documentId = await approvedDocument('10/NQ-HĐND', true);
    const components = [{ pillar: 'government', component: 'infrastructure', title: 'Hạ tầng số' }];
    const plan = await post('/scale-up-plans', { programme: CODE, components, on: '2022-12-05' }, 201);
    const approve = { documentId, on: '2022-12-06' };
    expect((await post<Refusal>(`/scale-up-plans/${plan.id}/approve`, approve, 403)).code).toBe('own-record');
    await post(`/scale-up-plans/${plan.id}/approve`, approve, 200, leader);
    expect(await missing(pilot, 'scaled-up')).toEqual(['scale-up-targets']);
    const wider = { components, targetCommunes: 130, on: '2022-12-07', reason: 'Thêm số xã' };
    await post(`/scale-up-plans/${plan.id}/redraft`, wider);
    expect(await missing(pilot, 'scaled-up')).toEqual(['scale-up-targets']);
    await post(`/scale-up-plans/${plan.id}/approve`, { ...approve, on: '2022-12-08' }, 200, leader);
    await post(`/pilots/${pilot}/phase`, goTo('scaled-up', '2022-12-31', { documentId }));
    const place = { pilotId: pilot, indicator: 'government.documents', phase: 'follow-up', period: '2023' };
    const finding = {
      observedOn: '2023-01-31',
      method: 'measured',
      unit: 'percent',
      numerator: 1,
      denominator: 2,
    };
    expect((await post<Refusal>('/observations', { ...place, ...finding }, 409)).code).toBe('pilot-ended');
  });
});
