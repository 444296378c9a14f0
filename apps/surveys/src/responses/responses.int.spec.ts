import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { parseForm } from '../forms/xform.js';
import { surveys } from '../service.js';

const COMMUNE = '17335@before-2025-07-01';
const OTHER = '17071@before-2025-07-01';
const XFORM = await readFile(new URL('../../questionnaires/KTS.xml', import.meta.url), 'utf8');
const definition = parseForm(XFORM);

let service: TestService;
let lead: string;
let officer: string;
let helper: string;
let campaignId: string;

beforeAll(async () => {
  service = await testService(surveys);
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  helper = await testToken({ role: 'digital-team', communes: [COMMUNE] });
  await service.http.post('/forms', { pillar: 'economy', xml: XFORM }, { token: lead });
  campaignId = (await service.http.post<{ id: string }>('/campaigns', plan(), { token: lead })).body.id;
  await service.http.post(`/campaigns/${campaignId}/open`, {}, { token: lead });
});
afterAll(() => service?.stop());

function plan(changes: Record<string, unknown> = {}) {
  const quotas = [COMMUNE, OTHER].map((communeUnitId) => ({ communeUnitId, target: 50 }));
  return {
    programme: 'p',
    formCode: 'KTS',
    formVersion: definition.version,
    purpose: 'baseline',
    quotas,
    opensAt: '2022-03-01T00:00:00Z',
    closesAt: '2022-06-01T00:00:00Z',
    ...changes,
  };
}

function answers(): Record<string, unknown> {
  const required = definition.fields.filter((field) => field.required);
  return Object.fromEntries(
    required.map((field) => {
      const first = field.choices?.[0]?.value;
      const value = field.type === 'select' ? [first] : (first ?? (field.type === 'int' ? 3 : 'x'));
      return [field.name, value];
    }),
  );
}

const filled = (changes: Record<string, unknown> = {}) => ({
  campaignId,
  clientId: crypto.randomUUID(),
  communeUnitId: COMMUNE,
  mode: 'assisted',
  capturedAt: '2022-04-01T02:00:00Z',
  answers: answers(),
  ...changes,
});

interface Problem {
  readonly code: string;
  readonly errors?: { readonly field: string; readonly code: string }[];
}

const submit = (body: unknown, token = helper, key?: string) =>
  service.http.post<Problem & { id: string; state: string }>('/responses', body, {
    token,
    ...(key ? { key } : {}),
  });
const decide = (id: string, verb: string, body: unknown = {}, token = officer) =>
  service.http.post<Problem & { state: string }>(`/responses/${id}/${verb}`, body, { token });
const stored = async () =>
  (
    await service.db.query(
      'select (select count(*) from response) as responses, (select count(*) from outbox) as facts, (select count(*) from idempotency_key) as keys',
    )
  )[0];
const facts = async (id: string) =>
  (
    await service.db.query<{ type: string }>('select type from outbox where aggregate_id = $1 order by seq', [
      id,
    ])
  ).map(({ type }) => type.split('.').at(-1));

describe('responses by JSON', () => {
  test('a form is submitted by the digital team and accepted by the commune, with one fact for each', async () => {
    const { status, body } = await submit(filled());
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'submitted' });
    expect((await decide(body.id, 'accept', {}, helper)).status).toBe(403);
    expect((await decide(body.id, 'accept')).body.state).toBe('accepted');
    expect(await facts(body.id)).toEqual(['submitted', 'accepted']);
  });

  test('what is decided stays decided: a second decision is a conflict and publishes nothing', async () => {
    const { body } = await submit(filled());
    const both = await Promise.all([
      decide(body.id, 'accept'),
      decide(body.id, 'reject', { reasonCode: 'duplicate' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await facts(body.id)).toHaveLength(2);
    expect((await decide(body.id, 'accept')).status).toBe(409);
  });

  test('a returned form comes back corrected; an accepted one can be voided with a reason', async () => {
    const first = filled();
    const { body } = await submit(first);
    expect((await decide(body.id, 'return', { reason: 'thiếu doanh thu' })).body.state).toBe('returned');
    const { campaignId: _round, clientId: _device, ...corrected } = filled({ mode: 'proxy' });
    expect((await service.http.put(`/responses/${body.id}`, corrected, { token: helper })).status).toBe(200);
    // The first sending, again and late, is still known: it does not become a second form.
    expect((await submit(first)).status).toBe(409);
    await decide(body.id, 'accept');
    expect((await decide(body.id, 'void', { reasonCode: 'entry-error' })).status).toBe(422);
    expect(
      (await decide(body.id, 'void', { reasonCode: 'entry-error', reason: 'nhập nhầm xóm' })).body.state,
    ).toBe('voided');
    expect(await facts(body.id)).toEqual(['submitted', 'returned', 'submitted', 'accepted', 'voided']);
  });

  test('the same form again is the same form: by key, and by clientId under another key', async () => {
    const form = filled();
    const key = crypto.randomUUID();
    const first = await submit(form, helper, key);
    const replay = await submit(form, helper, key);
    const again = await submit(form);
    expect([first.status, replay.status, again.status]).toEqual([201, 201, 201]);
    expect(new Set([first.body.id, replay.body.id, again.body.id]).size).toBe(1);
    expect(await facts(first.body.id)).toEqual(['submitted']);
    expect((await submit({ ...form, mode: 'proxy' })).status).toBe(409);
  });

  test.each([
    ['a missing required answer', () => ({ answers: {} }), 422, 'answers.'],
    [
      'a wrong type',
      () => ({
        answers: {
          ...answers(),
          [definition.fields.find(({ type }) => type === 'int')?.name as string]: 'ba',
        },
      }),
      422,
      'answers.',
    ],
    [
      'an unknown answer',
      () => ({ answers: { ...answers(), nobody_asked: 1 } }),
      422,
      'answers.nobody_asked',
    ],
    ['a capture before the window', () => ({ capturedAt: '2022-02-01T00:00:00Z' }), 422, 'capturedAt'],
    ['a capture in the future', () => ({ capturedAt: '2099-01-01T00:00:00Z' }), 422, 'capturedAt'],
    ['a commune without a quota', () => ({ communeUnitId: '17878@before-2025-07-01' }), 403, undefined],
    ['a malformed clientId', () => ({ clientId: 'mine' }), 422, 'clientId'],
    ['an unknown field', () => ({ name: 'Nguyễn Văn A' }), 422, 'name'],
    ['an unknown round', () => ({ campaignId: '018f4d3c-7a00-7abc-8def-000000000001' }), 404, undefined],
  ])('refuses %s, names the field and stores nothing', async (_what, changes, status, field) => {
    const before = await stored();
    const answer = await submit(filled(changes()));
    expect(answer.status).toBe(status);
    if (field) expect(answer.body.errors?.some((fault) => fault.field.startsWith(field))).toBe(true);
    expect(await stored()).toEqual(before);
  });

  test('refuses malformed JSON, a body over the limit, no token and no key, and stores nothing', async () => {
    const before = await stored();
    const headers = { 'content-type': 'application/json' };
    const raw = (body: string, options: { token?: string; key?: string | null } = { token: helper }) =>
      service.http.post('/responses', body, { ...options, headers });
    expect((await raw('{"campaignId":')).status).toBe(400);
    expect((await raw(JSON.stringify({ fill: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect((await raw(JSON.stringify(filled()), {})).status).toBe(401);
    expect((await raw(JSON.stringify(filled()), { token: helper, key: null })).status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  test('another commune sees and decides nothing here, and reading answers leaves an audit row', async () => {
    const { body } = await submit(filled());
    const stranger = await testToken({ role: 'commune-officer', communes: [OTHER], sub: 'stranger' });
    expect((await service.http.get(`/responses/${body.id}`, { token: stranger })).status).toBe(403);
    expect((await decide(body.id, 'accept', {}, stranger)).status).toBe(403);
    expect(
      (await service.http.get<unknown[]>(`/responses?campaignId=${campaignId}`, { token: stranger })).body,
    ).toEqual([]);
    expect(
      (await service.http.get<{ answers: object }>(`/responses/${body.id}`, { token: officer })).body.answers,
    ).not.toEqual({});
    expect(
      await service.db.query(
        `select actor_role from audit_log where action = 'response.read' and subject_id = $1`,
        [body.id],
      ),
    ).toEqual([{ actor_role: 'commune-officer' }]);
    const { body: round } = await service.http.get<{ communes: { communeUnitId: string }[] }>(
      `/campaigns/${campaignId}`,
      { token: stranger },
    );
    expect(round.communes.map(({ communeUnitId }) => communeUnitId)).toEqual([OTHER]);
  });

  test('facts carry no answer and no account', async () => {
    const { body } = await submit(filled({ answers: answers() }));
    const [fact] = await service.db.query<{ payload: string }>(
      'select payload from outbox where aggregate_id = $1',
      [body.id],
    );
    for (const field of definition.fields) expect(fact?.payload).not.toContain(`"${field.name}"`);
  });

  test('progress counts beyond the quota, commune by commune', async () => {
    const { body } = await service.http.get<{
      communes: { communeUnitId: string; commune: string; target: number; accepted: number }[];
    }>(`/campaigns/${campaignId}`, { token: lead });
    const [accepted] = await service.db.query<{ n: string }>(
      `select count(*) as n from response where status ->> 'state' = 'accepted'`,
    );
    expect(body.communes).toContainEqual(
      expect.objectContaining({
        communeUnitId: COMMUNE,
        commune: 'Xã Thành Sơn',
        target: 50,
        accepted: Number(accepted?.n),
      }),
    );
  });
});

describe('campaigns', () => {
  test.each([
    [
      'an unknown commune code',
      { quotas: [{ communeUnitId: '99999@before-2025-07-01', target: 1 }] },
      'quotas.0.communeUnitId',
    ],
    [
      'a commune that did not exist on the date',
      { quotas: [{ communeUnitId: '17335@from-2025-07-01', target: 1 }] },
      'quotas.0.communeUnitId',
    ],
    [
      'a district for a commune',
      { quotas: [{ communeUnitId: '424@before-2025-07-01', target: 1 }] },
      'quotas.0.communeUnitId',
    ],
    ['a target of nothing', { quotas: [{ communeUnitId: COMMUNE, target: 0 }] }, 'quotas.0.target'],
    ['a window that ends before it begins', { closesAt: '2022-01-01T00:00:00Z' }, 'closesAt'],
  ])('refuses %s and stores nothing', async (_what, changes, field) => {
    const count = async () => (await service.db.query('select count(*) from campaign'))[0];
    const before = await count();
    const { status, body } = await service.http.post<Problem>('/campaigns', plan(changes), { token: lead });
    expect(status).toBe(422);
    expect(body.errors?.map((fault) => fault.field)).toContain(field);
    expect(await count()).toEqual(before);
  });

  test('takes no forms while it is a draft, and takes late ones after it was closed', async () => {
    const { body: draft } = await service.http.post<{ id: string }>('/campaigns', plan(), { token: lead });
    expect((await submit(filled({ campaignId: draft.id }))).status).toBe(409);
    await service.http.post(`/campaigns/${draft.id}/open`, {}, { token: lead });
    expect((await service.http.post(`/campaigns/${draft.id}/open`, {}, { token: lead })).status).toBe(409);
    await service.http.post(`/campaigns/${draft.id}/close`, {}, { token: lead });
    const late = await service.http.post<{ late: boolean }>('/responses', filled({ campaignId: draft.id }), {
      token: helper,
    });
    expect({ status: late.status, late: late.body.late }).toEqual({ status: 201, late: true });
  });

  test('a published form never changes', async () => {
    expect(
      (await service.http.post('/forms', { pillar: 'economy', xml: XFORM }, { token: lead })).status,
    ).toBe(200);
    expect(
      (
        await service.http.post(
          '/forms',
          { pillar: 'economy', xml: XFORM.replace('</h:title>', ' </h:title>') },
          { token: lead },
        )
      ).status,
    ).toBe(409);
    expect(
      (await service.http.post('/forms', { pillar: 'economy', xml: XFORM }, { token: officer })).status,
    ).toBe(403);
  });
});
