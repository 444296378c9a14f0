import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { communesOf, provinces, unitIdOf } from '@xaso/admin-units';
import { testService, type TestService, testToken } from '@xaso/testing';
import { surveys } from '../service.js';
import { CASHLESS, HERE, leadOf, roundOf, THERE } from './rounds.fixture.js';

const PHONES = 'society.survey-smartphones';

interface Summary {
  readonly code?: string;
  readonly campaignId: string;
  readonly revision: number;
  readonly metrics: readonly {
    readonly indicator: string;
    readonly communeUnitId: string;
    readonly commune: string;
    readonly numerator?: number;
    readonly denominator?: number;
    readonly responses?: number;
    readonly suppressed?: true;
  }[];
}

let service: TestService;
let lead: string;
const { post, submit, accepted, publishForm, openRound } = leadOf(
  () => service,
  () => lead,
);

beforeAll(async () => {
  service = await testService(surveys);
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  await publishForm();
});
afterAll(() => service?.stop());

const summaryOf = (id: string, token = lead) =>
  service.http.get<Summary>(`/campaigns/${id}/summary`, { token });

/** Facts of a round in their order: the last part of the type, the version, and what it says of metrics. */
async function facts(id: string) {
  const rows = await service.db.query<{ type: string; version: string; payload: string }>(
    'select type, aggregate_version as version, payload from outbox where aggregate_id = $1 order by seq',
    [id],
  );
  return rows.map(({ type, version, payload }) => {
    const { revision, metrics, occurredAt } = JSON.parse(payload) as Summary & { occurredAt: string };
    return { type: type.split('.').at(-1), version: Number(version), revision, metrics, occurredAt };
  });
}

const of = (summary: Pick<Summary, 'metrics'> | undefined, indicator: string) =>
  summary?.metrics.filter((cell) => cell.indicator === indicator) ?? [];

describe('a round that is closed', () => {
  test('tells what the accepted forms come to, revision by revision, and small numbers to nobody', async () => {
    const id = await openRound(HERE, THERE);
    await accepted(id, HERE, { payments: ['cash', 'wallet'] });
    await accepted(id, HERE, { payments: ['transfer'], smartphone_users: 3 });
    for (let n = 0; n < 4; n += 1) await accepted(id, HERE);
    for (let n = 0; n < 4; n += 1) await accepted(id, THERE, { payments: ['wallet'] });
    const rejected = await submit(id, HERE, { payments: ['wallet'] });
    await post(`/responses/${rejected}/reject`, { reasonCode: 'duplicate' });
    const voided = await accepted(id, HERE, { payments: ['wallet'] });
    await post(`/responses/${voided}/void`, { reasonCode: 'withdrawn', reason: 'xin rút' });
    const waiting = await submit(id, THERE);
    expect(await summaryOf(id)).toMatchObject({ status: 404, body: { code: 'summary-missing' } });
    expect(await post(`/campaigns/${id}/summarise`)).toMatchObject({
      status: 409,
      body: { code: 'campaign-open' },
    });

    expect((await post(`/campaigns/${id}/close`)).body).toMatchObject({ state: 'closed', version: 4 });
    const [, closed, first] = await facts(id);
    expect(closed).toMatchObject({ type: 'closed', version: 3 });
    expect(first).toMatchObject({
      type: 'summarised',
      version: 4,
      revision: 1,
      occurredAt: '2022-06-01T00:00:00.000Z',
    });
    expect(of(first, CASHLESS)).toEqual([
      { indicator: CASHLESS, communeUnitId: HERE, numerator: 2, denominator: 6, responses: 6 },
    ]);
    expect(of(first, PHONES)).toEqual([
      { indicator: PHONES, communeUnitId: HERE, numerator: 13, denominator: 18, responses: 6 },
    ]);
    expect(of(first, 'society.survey-school-platform')).toEqual([]);

    const { body } = await summaryOf(id);
    expect(body).toMatchObject({ campaignId: id, revision: 1 });
    expect(of(body, CASHLESS)).toEqual([
      { indicator: CASHLESS, communeUnitId: THERE, commune: 'Xã Minh Hợp', suppressed: true },
      expect.objectContaining({ communeUnitId: HERE, numerator: 2, denominator: 6, responses: 6 }),
    ]);

    // Nothing has changed: no revision, no fact.
    expect((await post<Summary>(`/campaigns/${id}/summarise`)).body).toEqual(body);
    expect(await facts(id)).toHaveLength(3);

    await post(`/responses/${waiting}/accept`);
    const second = await post<Summary>(`/campaigns/${id}/summarise`);
    expect(second).toMatchObject({ status: 200, body: { revision: 2 } });
    expect((await summaryOf(id)).body).toEqual(second.body);
    const told = (await facts(id)).at(-1);
    expect(told).toMatchObject({ type: 'summarised', version: 5, revision: 2 });
    expect(of(told, CASHLESS)[0]).toEqual({
      indicator: CASHLESS,
      communeUnitId: THERE,
      numerator: 4,
      denominator: 5,
      responses: 5,
    });
    const kept = await service.db.query<Summary>(
      'select revision, metrics from campaign_summary where campaign_id = $1 order by revision',
      [id],
    );
    expect(kept.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(of(kept[0], CASHLESS)).toContainEqual({
      indicator: CASHLESS,
      communeUnitId: THERE,
      suppressed: true,
    });
  });

  test('is summed up by its lead, once even if asked twice at once; others see their communes', async () => {
    const id = await openRound(HERE, THERE);
    for (let n = 0; n < 5; n += 1) await accepted(id, HERE);
    for (let n = 0; n < 5; n += 1) await accepted(id, THERE);
    await post(`/campaigns/${id}/close`);
    const officer = await testToken({ role: 'commune-officer', communes: [THERE] });
    expect((await post(`/campaigns/${id}/summarise`, {}, officer)).status).toBe(403);
    const { body } = await summaryOf(id, officer);
    expect(new Set(body.metrics.map(({ communeUnitId }) => communeUnitId))).toEqual(new Set([THERE]));

    await accepted(id, HERE);
    const both = await Promise.all([
      post<Summary>(`/campaigns/${id}/summarise`),
      post<Summary>(`/campaigns/${id}/summarise`),
    ]);
    expect(both.map(({ status }) => status).filter((status) => ![200, 409].includes(status))).toEqual([]);
    expect((await facts(id)).map(({ revision }) => revision)).toEqual([undefined, undefined, 1, 2]);
  });

  test('of thousands of forms counts each once', async () => {
    const id = await openRound(HERE, THERE);
    const one = await accepted(id, HERE, { payments: ['wallet'] });
    await service.db.query(
      `insert into response select gen_random_uuid(), version, campaign_id, commune_unit_id, gen_random_uuid()::text, content_hash, mode,
         source, answers, faults, captured_at, received_at, late, paper_serial, device_key_id, status
       from response, generate_series(1, 2499) where id = $1`,
      [one],
    );
    await post(`/campaigns/${id}/close`);
    expect(of((await facts(id)).at(-1), CASHLESS)).toMatchObject([
      { numerator: 2_500, denominator: 2_500, responses: 2_500 },
    ]);
  });

  test('with nothing accepted says that nothing was measured', async () => {
    const id = await openRound(HERE, THERE);
    await post(`/campaigns/${id}/close`);
    expect((await facts(id)).at(-1)).toMatchObject({ type: 'summarised', revision: 1, metrics: [] });
  });
});

/** The first communes of the country before the reform of 2025: more than one fact can tell of. */
const MANY = provinces('before-2025-07-01')
  .flatMap(({ code, epoch }) => communesOf(unitIdOf(code, epoch)))
  .slice(0, 700)
  .map(({ code, epoch }) => ({ communeUnitId: unitIdOf(code, epoch), target: 1 }));

test('a round too wide for one summary is not planned', async () => {
  const { status, body } = await post<{ errors: { code: string }[] }>('/campaigns', roundOf(MANY));
  expect({ status, codes: body.errors.map(({ code }) => code) }).toEqual({
    status: 422,
    codes: ['campaign-too-wide'],
  });
});
