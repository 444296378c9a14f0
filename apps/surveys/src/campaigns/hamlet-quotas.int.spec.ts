import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { surveys } from '../service.js';
import { HERE, leadOf, roundOf, THERE } from '../summaries/rounds.fixture.js';

let service: TestService;
let token: string;
const lead = leadOf(
  () => service,
  () => token,
);

beforeAll(async () => {
  service = await testService(surveys, { transports: false });
  token = await testToken({ role: 'programme-lead', communes: '*' });
  await lead.publishForm();
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}
interface Hamlet {
  readonly communeUnitId: string;
  readonly hamletNo: string | null;
  readonly target: number | null;
  readonly submitted: number;
}

const divided = (...hamlets: readonly { hamletNo: string; target: number }[]) => [
  { communeUnitId: HERE, target: 30, hamlets },
  { communeUnitId: THERE, target: 5 },
];
const hamletsOf = async (id: string, as = token) =>
  (await service.http.get<Hamlet[]>(`/campaigns/${id}/hamlets`, { token: as })).body;

describe('the quota of a commune', () => {
  test('is divided among its hamlets: each is seen with what it sent, those that sent nothing too', async () => {
    const quotas = divided({ hamletNo: '001', target: 10 }, { hamletNo: '002', target: 12 });
    const { status, body } = await lead.post<Answer>('/campaigns', roundOf(quotas));
    expect(status).toBe(201);
    expect((await lead.post(`/campaigns/${body.id}/open`)).status).toBe(200);
    await lead.submit(body.id, HERE, { hamlet_no: '001' });
    await lead.submit(body.id, HERE, { hamlet_no: '009' });
    const seen = (await hamletsOf(body.id)).map(({ hamletNo, target, submitted }) => [
      hamletNo,
      target,
      submitted,
    ]);
    expect(seen).toEqual([
      ['001', 10, 1],
      ['002', 12, 0],
      ['009', null, 1],
    ]);
    const stranger = await testToken({ role: 'commune-officer', communes: [THERE] });
    expect(await hamletsOf(body.id, stranger)).toEqual([]);
  });

  test('is told of in facts as it was: by commune alone', async () => {
    const { body } = await lead.post<Answer>('/campaigns', roundOf(divided({ hamletNo: '001', target: 10 })));
    await lead.post(`/campaigns/${body.id}/open`);
    const [opened] = await service.db.query<{ payload: string }>(
      'select payload from outbox where aggregate_id = $1',
      [body.id],
    );
    expect(JSON.parse(opened?.payload ?? '')).toMatchObject({
      quotas: [
        { communeUnitId: HERE, target: 30 },
        { communeUnitId: THERE, target: 5 },
      ],
    });
    expect(opened?.payload).not.toContain('hamlet');
  });

  test('is not less than what its hamlets are asked for, and a refused plan stores nothing', async () => {
    const count = () =>
      service.db.query(
        'select (select count(*) from campaign) as rounds, (select count(*) from hamlet_quota) as hamlets',
      );
    const before = await count();
    const { status, body } = await lead.post<Answer>(
      '/campaigns',
      roundOf(divided({ hamletNo: '001', target: 31 })),
    );
    expect([status, body.errors]).toMatchObject([
      422,
      [{ field: 'quotas.0.target', code: 'hamlets-over-quota' }],
    ]);
    const wrong = await lead.post<Answer>('/campaigns', roundOf(divided({ hamletNo: '1', target: 1 })));
    expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([422, 'quotas.0.hamlets.0.hamletNo']);
    expect(await count()).toEqual(before);
  });
});
