import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { clientOf, programmeOf, proposalOf, type Refusal } from '../common/client.fixture.js';
import { programme } from '../service.js';

const THANH_SON = '17335@before-2025-07-01';
const MINH_HOP = '17071@before-2025-07-01';
const CODE = 'thi-diem';
/** Where and how something was found. */
const STATED = {
  indicator: 'government.documents',
  phase: 'baseline',
  period: '2022',
  observedOn: '2022-05-31',
  method: 'measured',
  issuer: 'UBND xã',
};
const PERCENT = { unit: 'percent', numerator: 4, denominator: 9 };

let service: TestService;
let lead: string;
let officer: string;
let pilotId: string;
const { post } = clientOf(
  () => service,
  () => lead,
);
beforeAll(async () => {
  service = await testService(programme, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer', communes: [MINH_HOP] });
  await post('/programmes', programmeOf(CODE), 201);
  pilotId = (await post('/pilots', proposalOf(CODE, MINH_HOP), 201)).id;
  const other = (await post('/pilots', proposalOf(CODE, THANH_SON), 201)).id;
  await post('/observations', { ...STATED, ...PERCENT, pilotId: other }, 201);
});
afterAll(() => service?.stop());

test('a target without a date, and a second one, are refused', async () => {
  const aim = { value: 90, unit: 'percent', issuer: 'UBND tỉnh', issuedOn: '2022-06-01' };
  const goal = { programme: CODE, indicator: 'government.documents' };
  const { errors } = await post<Refusal>('/targets', { ...goal, ...aim }, 422);
  expect(errors.map(({ field }) => field)).toEqual(['dueOn']);
  await post('/targets', { ...goal, ...aim, dueOn: '2022-12-31' }, 201);
  expect((await post<Refusal>('/targets', { ...goal, ...aim, dueOn: '2022-12-31' }, 409)).code).toBe(
    'target-exists',
  );
});

test('a denominator of 0, and another unit for the same indicator, are refused', async () => {
  const of = { ...STATED, pilotId };
  const zero = await post<Refusal>(
    '/observations',
    { ...of, ...PERCENT, numerator: 0, denominator: 0 },
    422,
    officer,
  );
  expect(zero.errors.map(({ code }) => code)).toEqual(['denominator-zero']);
  const people = { unit: 'people', value: 3 };
  expect((await post<Refusal>('/observations', { ...of, ...people }, 409, officer)).code).toBe(
    'unit-differs',
  );
});

test('an officer records and submits, and does not approve; another commune is not theirs', async () => {
  const found = { ...STATED, ...PERCENT, pilotId };
  const stranger = await testToken({ role: 'commune-officer', communes: [THANH_SON] });
  await post('/observations', found, 403, stranger);
  const { id } = await post('/observations', found, 201, officer);
  await post(`/observations/${id}/submit`, {}, 200, officer);
  await post(`/observations/${id}/approve`, {}, 403, officer);
  await post(`/observations/${id}/approve`, {}, 200);
  const again = await post<Refusal>(`/observations/${id}/approve`, {}, 409);
  expect([
    again.code,
    (await service.db.query('select 1 from outbox where aggregate_id = $1', [id])).length,
  ]).toEqual(['observation-approved', 1]);
});
