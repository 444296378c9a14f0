import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { renderInstance } from '../forms/render-instance.js';
import { parseForm } from '../forms/xform.js';
import { surveys } from '../service.js';

const COMMUNE = '17335@before-2025-07-01';
const OTHER = '17071@before-2025-07-01';
const XFORM = await readFile(new URL('../../questionnaires/XHS.xml', import.meta.url), 'utf8');
const definition = parseForm(XFORM);

let service: TestService;
let lead: string;
let campaignId: string;
let key: { id: string; token: string; serverPath: string };

interface Row {
  readonly id: string;
  readonly clientId: string;
  readonly state: string;
  readonly faultCount: number;
  readonly late: boolean;
  readonly source: string;
}

beforeAll(async () => {
  service = await testService(surveys);
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  const { http } = service;
  await http.post('/forms', { pillar: 'society', xml: XFORM }, { token: lead });
  const quotas = [{ communeUnitId: COMMUNE, target: 5 }];
  const plan = {
    programme: 'p',
    formCode: 'XHS',
    formVersion: definition.version,
    purpose: 'baseline',
    quotas,
    opensAt: '2022-03-01T00:00:00Z',
    closesAt: '2022-06-01T00:00:00Z',
  };
  campaignId = (await http.post<{ id: string }>('/campaigns', plan, { token: lead })).body.id;
  await http.post(`/campaigns/${campaignId}/open`, {}, { token: lead });
  key = await newKey();
});
afterAll(() => service?.stop());

async function newKey(communeUnitId = COMMUNE, programme = 'p'): Promise<typeof key> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const { status, body } = await service.http.post<typeof key>(
    '/device-keys',
    { label: 'máy thử', programme, communeUnitId, expiresAt },
    { token: lead },
  );
  expect(status).toBe(201);
  return body;
}

/** Every unconditionally required answer, as plain as it can be. */
function answers(): Record<string, string> {
  const required = definition.fields.filter((field) => field.required);
  return Object.fromEntries(
    required.map((field) => [field.path, field.choices?.[0]?.value ?? (field.type === 'int' ? '3' : 'x')]),
  );
}

const instance = (
  instanceId: string,
  more: { answers?: Record<string, string>; deprecatedId?: string; at?: string } = {},
): string =>
  renderInstance(definition, more.answers ?? answers(), {
    instanceId,
    timeStart: new Date(more.at ?? '2022-04-01T01:00:00Z'),
    timeEnd: new Date(more.at ?? '2022-04-01T01:20:00Z'),
    ...(more.deprecatedId ? { deprecatedId: more.deprecatedId } : {}),
  });

function send(xml: string | Uint8Array<ArrayBuffer>, token = key.token, files: Record<string, string> = {}) {
  const form = new FormData();
  form.set('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml');
  for (const [name, content] of Object.entries(files))
    form.set(name, new Blob([content], { type: 'image/jpeg' }), name);
  return service.http.post<string>(`/key/${token}/submission`, form, { key: null });
}

const rows = async (): Promise<Row[]> =>
  (await service.http.get<Row[]>(`/responses?campaignId=${campaignId}&limit=500`, { token: lead })).body;
const row = async (instanceId: string) => (await rows()).find((one) => one.clientId === instanceId);
const counts = async () => {
  const [found] = await service.db.query<{ responses: string; submissions: string; facts: string }>(
    'select (select count(*) from response) as responses, (select count(*) from submission) as submissions, (select count(*) from outbox) as facts',
  );
  return found;
};

describe('OpenRosa', () => {
  test('lists the forms of open rounds in the key’s commune, downloadable with the announced hash', async () => {
    const { status, headers, body } = await service.http.get<string>(`/key/${key.token}/formList`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/xml/);
    expect(headers.get('x-openrosa-version')).toBe('1.0');
    expect(body).toContain(`<formID>XHS</formID>`);
    expect(body).toContain(`<hash>md5:${definition.hash}</hash>`);
    const url = new URL(/<downloadUrl>([^<]+)</.exec(body)?.[1] as string);
    const form = await service.http.get<string>(url.pathname);
    expect(parseForm(form.body).hash).toBe(definition.hash);
    const elsewhere = await newKey(OTHER);
    expect((await service.http.get<string>(`/key/${elsewhere.token}/formList`)).body).not.toContain(
      '<xform>',
    );
  });

  test('HEAD answers 204 with the accepted length', async () => {
    const { status, headers } = await service.http.send('HEAD', `/key/${key.token}/submission`, undefined);
    expect(status).toBe(204);
    expect(Number(headers.get('x-openrosa-accept-content-length'))).toBeGreaterThan(1_000_000);
  });

  test('keeps an instance once, however often it is sent, also at the same time', async () => {
    const xml = instance('uuid:once');
    const statuses = (await Promise.all([1, 2, 3].map(() => send(xml)))).map(({ status }) => status);
    expect(statuses).toEqual([201, 201, 201]);
    expect((await rows()).filter(({ clientId }) => clientId === 'uuid:once')).toHaveLength(1);
    expect(await row('uuid:once')).toMatchObject({
      state: 'submitted',
      faultCount: 0,
      source: 'offline-sync',
      late: true,
    });
  });

  test('stores document, answers, fact and audit line of a form together', async () => {
    const xml = instance('uuid:whole');
    await send(xml);
    const stored = await row('uuid:whole');
    const kept = await service.db.query(
      `select s.xml, s.sha256 = r.content_hash as same, r.answers, a.actor_id, o.type, o.aggregate_version,
         s.asked_by = md5(concat_ws(E'\\n', 'p', 'XHS', $2::text, r.commune_unit_id))::uuid as asked
       from response r join submission s on s.response_id = r.id join audit_log a on a.subject_id = r.id::text and a.action = 'response.received'
         join outbox o on o.aggregate_id = r.id::text
       where r.id = $1`,
      [stored?.id, definition.version],
    );
    const fact = { asked: true, type: 'surveys.response.submitted', aggregate_version: '1' };
    expect(kept).toEqual([{ xml, same: true, answers: answers(), actor_id: `device:${key.id}`, ...fact }]);
  });

  test('refuses other content under the same id and keeps the first', async () => {
    await send(instance('uuid:twice'));
    const before = await counts();
    const other = await send(instance('uuid:twice', { at: '2022-04-02T01:00:00Z' }));
    expect(other.status).toBe(409);
    expect(other.body).toContain('<OpenRosaResponse');
    expect(await counts()).toEqual(before);
  });

  test('keeps what is faulty and lists the faults for the reviewer', async () => {
    await send(instance('uuid:faulty', { answers: {}, at: '2022-08-01T00:00:00Z' }));
    const stored = await row('uuid:faulty');
    const { body } = await service.http.get<{ faults: { code: string }[] }>(`/responses/${stored?.id}`, {
      token: lead,
    });
    const codes = body.faults.map(({ code }) => code);
    expect(codes).toContain('captured-outside-window');
    expect(codes.filter((code) => code !== 'captured-outside-window').length).toBeGreaterThan(0);
  });

  test('a correction replaces a returned form, and becomes a new one with a note once the form was decided', async () => {
    await send(instance('uuid:first'));
    const first = await row('uuid:first');
    await service.http.post(`/responses/${first?.id}/return`, { reason: 'thiếu số hộ' }, { token: lead });
    expect(
      (await send(instance('uuid:second', { deprecatedId: 'uuid:first', at: '2022-06-20T00:00:00Z' })))
        .status,
    ).toBe(201);
    expect(await row('uuid:second')).toMatchObject({ id: first?.id, state: 'submitted' });
    const before = await counts();
    const again = await Promise.all([send(instance('uuid:first')), send(instance('uuid:first'))]);
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(await counts()).toEqual(before);
    await service.http.post(`/responses/${first?.id}/accept`, {}, { token: lead });
    await send(instance('uuid:third', { deprecatedId: 'uuid:second' }));
    expect(await row('uuid:third')).toMatchObject({ state: 'submitted', faultCount: 1 });
    expect(await row('uuid:second')).toMatchObject({ state: 'accepted' });
  });

  test('a form from outside the window is kept but cannot be accepted', async () => {
    await send(instance('uuid:outside', { at: '2022-07-01T00:00:00Z' }));
    const stored = await row('uuid:outside');
    const { status, body } = await service.http.post<{ code: string }>(
      `/responses/${stored?.id}/accept`,
      {},
      { token: lead },
    );
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'captured-outside-window' });
    expect(await row('uuid:outside')).toMatchObject({ state: 'submitted', late: false });
  });

  test('a second sheet with the same serial number is kept, and the reviewer is told', async () => {
    const paper = {
      ...answers(),
      '/data/intro/respondent_mode': 'paper',
      '/data/intro/paper_serial': '000123',
    };
    await send(instance('uuid:sheet', { answers: paper }));
    expect((await send(instance('uuid:same-sheet', { answers: paper }))).status).toBe(201);
    expect(await row('uuid:sheet')).toMatchObject({ faultCount: 0, source: 'paper' });
    expect(await row('uuid:same-sheet')).toMatchObject({ faultCount: 1 });
  });

  test('a device of another commune neither corrects nor resends a form of this one', async () => {
    const quotas = [COMMUNE, OTHER].map((communeUnitId) => ({ communeUnitId, target: 5 }));
    const window = { opensAt: '2022-03-01T00:00:00Z', closesAt: '2022-06-01T00:00:00Z' };
    const plan = {
      programme: 'shared',
      formCode: 'XHS',
      formVersion: definition.version,
      purpose: 'baseline',
      quotas,
      ...window,
    };
    const { body } = await service.http.post<{ id: string }>('/campaigns', plan, { token: lead });
    await service.http.post(`/campaigns/${body.id}/open`, {}, { token: lead });
    const [here, there] = [await newKey(COMMUNE, 'shared'), await newKey(OTHER, 'shared')];
    await send(instance('uuid:here'), here.token);
    const list = async () =>
      (
        await service.http.get<(Row & { communeUnitId: string })[]>(`/responses?campaignId=${body.id}`, {
          token: lead,
        })
      ).body;
    const [mine] = await list();
    await service.http.post(`/responses/${mine?.id}/return`, { reason: 'thiếu trang' }, { token: lead });
    expect((await send(instance('uuid:here'), there.token)).status).toBe(403);
    expect((await send(instance('uuid:there', { deprecatedId: 'uuid:here' }), there.token)).status).toBe(201);
    expect(await list()).toEqual([
      expect.objectContaining({ id: mine?.id, state: 'returned', communeUnitId: COMMUNE }),
      expect.objectContaining({ clientId: 'uuid:there', communeUnitId: OTHER, faultCount: 1 }),
    ]);
  });

  test('files that come in a second request with the same document are kept beside it', async () => {
    const xml = instance('uuid:photo');
    expect((await send(xml)).status).toBe(201);
    expect((await send(xml, key.token, { 'ảnh.jpg': 'pixels' })).status).toBe(201);
    expect(await service.db.query(`select name from attachment where client_id = 'uuid:photo'`)).toEqual([
      { name: 'ảnh.jpg'.normalize('NFC') },
    ]);
  });

  test.each([
    ['no XML', 'hello', 422],
    ['XML cut short', '<data id="XHS"><a>', 422],
    [
      'an entity bomb',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><data id="XHS" version="2022.1">&b;</data>',
      422,
    ],
    [
      'an unknown form',
      '<data id="NOPE" version="1"><meta><instanceID>uuid:nope</instanceID></meta></data>',
      404,
    ],
    [
      'an unknown version',
      instance('uuid:version').replace(`version="${definition.version}"`, 'version="9"'),
      404,
    ],
    ['bytes that are no UTF-8', new Uint8Array([60, 100, 255, 254, 62]), 422],
    ['a document over its own limit', new Uint8Array(2 * 1_048_576).fill(97), 413],
    ['a document of nothing but tags', `<data id="XHS">${'<a/>'.repeat(50_000)}</data>`, 422],
    ['more than the limit', new Uint8Array(11 * 1_048_576).fill(97), 413],
  ])('refuses %s with nothing stored', async (_what, body, expected) => {
    const before = await counts();
    const { status, body: answer } = await send(body);
    expect(status).toBe(expected);
    expect(answer).toContain('<OpenRosaResponse');
    expect(await counts()).toEqual(before);
  });

  test('refuses a wrong, expired or revoked key, and another commune’s form', async () => {
    const revoked = await newKey();
    await service.http.delete(`/device-keys/${revoked.id}`, { token: lead });
    const expired = await newKey();
    await service.db.query(`update device_key set expires_at = now() - interval '1 second' where id = $1`, [
      expired.id,
    ]);
    const elsewhere = await newKey(OTHER);
    const before = await counts();
    expect((await send(instance('uuid:a'), 'wrong')).status).toBe(401);
    expect((await send(instance('uuid:a'), revoked.token)).status).toBe(401);
    expect((await send(instance('uuid:a'), expired.token)).status).toBe(401);
    expect((await send(instance('uuid:a'), elsewhere.token)).status).toBe(404);
    expect(await counts()).toEqual(before);
  });
});
