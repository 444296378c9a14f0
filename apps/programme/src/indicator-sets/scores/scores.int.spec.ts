import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { programme } from '../../service.js';

const COMMUNE = '17335@before-2025-07-01';
const OTHER = '17071@before-2025-07-01';
const SET = '01890000-0000-7000-8000-00000000000a';
const item = (code: string, rule: unknown, maxPoints = 20, evidenceRequired = false) => ({
  code,
  name: code,
  numerator: 'a',
  denominator: 'b',
  unit: '%',
  target: null,
  maxPoints,
  rule,
  better: 'up',
  evidenceRequired,
});
const ITEMS = [
  item('R', { scoring: 'ratio', min: 0, max: 100, cap: 100 }),
  item('B', { scoring: 'binary' }, 10, true),
  item('D', { scoring: 'declared' }, 5.5),
];

let service: TestService;
let lead: string;
let leader: string;
let officer: string;
let other: string;
const url = `/indicator-sets/${SET}/scores`;

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  leader = await testToken({ role: 'province-leader' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  other = await testToken({ role: 'commune-officer', communes: [OTHER] });
  await service.db.query(
    `insert into indicator_set (id, version, name, issuer, doc_no, year, level, valid_from, items, sha256, state, imported_by, created_at)
     values ($1, 1, 'x', 'UBND', '1', 2023, 'commune', '2023-01-01', $2, 'x', 'current', 'a', now())`,
    [SET, JSON.stringify(ITEMS)],
  );
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly points: number;
  readonly state: string;
  readonly errors?: { field: string; code: string }[];
}
const score = (period: string, changes: Record<string, unknown> = {}, token = officer) => {
  const ratio = 'selfScore' in changes ? {} : { numerator: 3, denominator: 4 };
  const body = { communeUnitId: COMMUNE, period, itemCode: 'R', on: '2024-01-05', ...ratio, ...changes };
  return service.http.post<Answer>(url, body, { token });
};
const act = (id: string, verb: string, body: Record<string, unknown> = {}, token = lead) =>
  service.http.post<Answer>(`${url}/${id}/${verb}`, { on: '2024-01-06', ...body }, { token });
const codeOf = async (answer: Promise<{ status: number; body: Answer }>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
const total = async (period: string, token: string) =>
  (
    await service.http.get<{
      total: number | null;
      max: number;
      notScored: number;
      items: { score: { steps: { to: string; by: string; reason: string | null }[] } | null }[];
    }>(`${url}?communeUnitId=${COMMUNE}&period=${period}`, { token })
  ).body;

describe('scores of a commune', () => {
  test('self-scored, reviewed, approved, published, each by name; others see it from then on', async () => {
    const { status, body } = await score('2023');
    expect([status, body.points, body.state]).toEqual([201, 15, 'self-scored']);
    expect(await codeOf(act(body.id, 'approve'))).toBe('409 score-self-scored');
    expect(await codeOf(act(body.id, 'review', { points: 12 }))).toBe('422 reason-missing');
    expect((await act(body.id, 'review', { points: 12, reason: 'thiếu hồ sơ' })).body.points).toBe(12);
    const both = await Promise.all([act(body.id, 'approve', {}, leader), act(body.id, 'approve', {}, lead)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await total('2023', other)).total).toBeNull();
    await act(body.id, 'publish', {}, leader);
    const seen = await total('2023', other);
    expect(seen).toMatchObject({ total: 12, max: 35.5, notScored: 2 });
    const [first] = seen.items;
    expect(first?.score?.steps.map(({ to, reason }) => [to, reason])).toEqual([
      ['self-scored', null],
      ['reviewed', 'thiếu hồ sơ'],
      ['approved', null],
      ['published', null],
    ]);
    const audit = await service.db.query<{ action: string }>(
      'select action from audit_log where subject_id = $1 order by id',
      [body.id],
    );
    expect(audit.map(({ action }) => action.split('.')[1])).toEqual([
      'self-scored',
      'reviewed',
      'approved',
      'published',
    ]);
    expect(await codeOf(act(body.id, 'correct', { selfScore: 1, reason: 'thử' }, officer))).toBe(
      '403 score-decided',
    );
  });

  test('an item is scored once a period, also at once; a correction has a reason and begins anew', async () => {
    const both = await Promise.all([score('2023-Q1'), score('2023-Q1')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await codeOf(score('2023-Q1'))).toBe('409 score-exists');
    const id = both.find(({ status }) => status === 201)?.body.id ?? '';
    await act(id, 'review');
    expect((await act(id, 'correct', { numerator: 1, denominator: 4 }, officer)).status).toBe(422);
    const corrected = await act(id, 'correct', { numerator: 1, denominator: 4, reason: 'nhầm số' }, officer);
    expect(corrected.body).toMatchObject({ state: 'self-scored', points: 5 });
  });

  test.each<[string, Record<string, unknown>, () => string, string]>([
    ['another commune', {}, () => other, '403 other-commune'],
    ['a leader scoring', {}, () => leader, '403 role-not-allowed'],
    ['a denominator of 0', { denominator: 0 }, () => officer, '422 denominator-zero'],
    ['points for a ratio', { selfScore: 3 }, () => officer, '422 ratio-missing'],
    ['both ways at once', { selfScore: 3, numerator: 1 }, () => officer, '422 claim-unclear'],
    ['an unknown item', { itemCode: 'X' }, () => officer, '404 item-unknown'],
    ['more than the most', { itemCode: 'D', selfScore: 6 }, () => officer, '422 points-out-of-range'],
    ['no evidence', { itemCode: 'B', selfScore: 10 }, () => officer, '422 evidence-missing'],
    [
      'unknown evidence',
      { itemCode: 'B', selfScore: 10, evidence: [crypto.randomUUID()] },
      () => officer,
      '422 evidence-unknown',
    ],
    ['a day to come', { on: '2999-01-01' }, () => officer, '422 day-in-future'],
    ['a commune that is no more', { period: '2025' }, () => officer, '422 commune-invalid'],
    ['a period that is none', { period: '2023-13' }, () => officer, '422 validation-failed'],
  ])('%s is refused and not kept', async (_what, changes, token, expected) => {
    const count = async () => (await service.db.query('select count(*) from indicator_score'))[0];
    const before = await count();
    expect(await codeOf(score('2023-07', changes, token()))).toBe(expected);
    expect(await count()).toEqual(before);
  });

  test('nobody reviews their own score; a commune reviews none', async () => {
    const { body } = await score('2023-08', {}, lead);
    expect(await codeOf(act(body.id, 'review'))).toBe('403 own-score');
    expect(await codeOf(act(body.id, 'review', {}, officer))).toBe('403 role-not-allowed');
    const admin = await testToken({ role: 'admin' });
    expect((await act(body.id, 'review', {}, admin)).status).toBe(200);
  });

  test('by a set that was replaced nothing more is scored', async () => {
    const { id } = (await score('2023-10')).body;
    await service.db.query(`update indicator_set set state = 'replaced' where id = $1`, [SET]);
    expect(await codeOf(score('2023-09'))).toBe('409 set-replaced');
    const other = { numerator: 1, denominator: 4, reason: 'nhầm số' };
    expect(await codeOf(act(id, 'correct', other, officer))).toBe('409 set-replaced');
    expect(await codeOf(act(id, 'review'))).toBe('409 set-replaced');
    await service.db.query(`update indicator_set set state = 'current' where id = $1`, [SET]);
  });
});
