import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { parseForm } from '../forms/xform.js';
import { surveys } from '../service.js';

const COMMUNE = '17335@before-2025-07-01';
const OTHER = '17071@before-2025-07-01';
const XFORM = await readFile(new URL('../../questionnaires/KTS.xml', import.meta.url), 'utf8');
const definition = parseForm(XFORM);

interface Row {
  readonly id: string;
  readonly commune: string;
  readonly formCode: string;
  readonly hamletNo: string | null;
  readonly late: boolean;
  readonly state: string;
}

let service: TestService;
let lead: string;
let officer: string;
let rounds: string[];
/** Forms in the order in which they came: two of hamlet 001, one that names none, one of the other commune, one of the second round. */
let forms: string[];

const get = async <T>(path: string, token = lead) => (await service.http.get<T>(path, { token })).body;
const idsOf = async (query: string, token = lead) =>
  (await get<Row[]>(`/responses?${query}`, token)).map(({ id }) => id);

beforeAll(async () => {
  service = await testService(surveys);
  lead = await testToken({ role: 'programme-lead', communes: '*' });
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  await service.http.post('/forms', { pillar: 'economy', xml: XFORM }, { token: lead });
  rounds = [await round('p'), await round('q')];
  const [first = '', second = ''] = rounds;
  forms = [
    await submit(first, COMMUNE, '001'),
    await submit(first, COMMUNE, '001'),
    await submit(first, COMMUNE),
    await submit(first, OTHER, '001'),
    await submit(second, COMMUNE, '002'),
  ];
  await service.http.post(`/responses/${forms[0]}/accept`, {}, { token: lead });
});
afterAll(() => service?.stop());

async function round(programme: string): Promise<string> {
  const { body } = await service.http.post<{ id: string }>(
    '/campaigns',
    {
      programme,
      formCode: 'KTS',
      formVersion: definition.version,
      purpose: 'baseline',
      quotas: [COMMUNE, OTHER].map((communeUnitId) => ({ communeUnitId, target: 50 })),
      opensAt: '2022-03-01T00:00:00Z',
      closesAt: '2022-06-01T00:00:00Z',
    },
    { token: lead },
  );
  await service.http.post(`/campaigns/${body.id}/open`, {}, { token: lead });
  return body.id;
}

async function submit(campaignId: string, communeUnitId: string, hamlet?: string): Promise<string> {
  const { status, body } = await send(campaignId, communeUnitId, hamlet);
  expect(status).toBe(201);
  return body.id;
}

function send(campaignId: string, communeUnitId: string, hamlet?: string, token = lead) {
  const required = definition.fields.filter((field) => field.required);
  const answers = Object.fromEntries(
    required.map((field) => {
      const first = field.choices?.[0]?.value;
      return [field.name, field.type === 'select' ? [first] : (first ?? (field.type === 'int' ? 3 : 'x'))];
    }),
  );
  return service.http.post<{ id: string; code: string }>(
    '/responses',
    {
      campaignId,
      communeUnitId,
      clientId: crypto.randomUUID(),
      mode: 'assisted',
      capturedAt: '2022-04-01T02:00:00Z',
      answers: { ...answers, ...(hamlet && { hamlet_no: hamlet }) },
    },
    { token },
  );
}

describe('the list of forms', () => {
  test('is of one round, of a programme, or of all that the actor may act for', async () => {
    expect(await idsOf('')).toEqual(forms);
    expect(await idsOf(`campaignId=${rounds[1]}`)).toEqual([forms[4]]);
    expect(await idsOf('programme=p')).toEqual(forms.slice(0, 4));
    expect(await idsOf('', officer)).toEqual([forms[0], forms[1], forms[2], forms[4]]);
  });

  test('is filtered by state, commune, hamlet, late and faults', async () => {
    expect(await idsOf('state=accepted')).toEqual([forms[0]]);
    expect(await idsOf(`communeUnitId=${encodeURIComponent(OTHER)}`)).toEqual([forms[3]]);
    expect(await idsOf('programme=p&hamletNo=001')).toEqual([forms[0], forms[1], forms[3]]);
    expect(await idsOf('late=true&programme=p')).toEqual(forms.slice(0, 4));
    expect(await idsOf('late=false')).toEqual([]);
    expect(await idsOf('withFaults=true')).toEqual([]);
    expect(await idsOf('withFaults=false')).toHaveLength(5);
  });

  test('names commune and form, and has no answers', async () => {
    const [row] = await get<Row[]>('/responses?limit=1');
    expect(row).toMatchObject({
      commune: 'Xã Thành Sơn',
      formCode: 'KTS',
      hamletNo: '001',
      state: 'accepted',
    });
    expect(row).not.toHaveProperty('answers');
  });

  test('is read forwards and backwards by ids', async () => {
    expect(await idsOf(`after=${forms[1]}&limit=2`)).toEqual([forms[2], forms[3]]);
    expect(await idsOf(`before=${forms[3]}&limit=2`)).toEqual([forms[1], forms[2]]);
    expect(await idsOf(`before=${forms[0]}`)).toEqual([]);
  });

  test.each(['state=done', 'hamletNo=7', 'late=maybe', 'after=x', 'limit=0'])('refuses %s', async (query) => {
    expect((await service.http.get(`/responses?${query}`, { token: lead })).status).toBe(422);
  });
});

describe('the hamlets of a round', () => {
  test('are counted by commune, number and state; forms that name none stand last', async () => {
    const counted = await get<unknown[]>(`/campaigns/${rounds[0]}/hamlets`);
    const none = { target: null, submitted: 0, accepted: 0, returned: 0, rejected: 0, voided: 0 };
    expect(counted).toEqual([
      { ...none, communeUnitId: OTHER, hamletNo: '001', submitted: 1 },
      { ...none, communeUnitId: COMMUNE, hamletNo: '001', submitted: 1, accepted: 1 },
      { ...none, communeUnitId: COMMUNE, hamletNo: null, submitted: 1 },
    ]);
  });

  test('are those of the communes of whoever asks, and shown to nobody who does not see the forms', async () => {
    const own = await get<{ communeUnitId: string }[]>(`/campaigns/${rounds[0]}/hamlets`, officer);
    expect(new Set(own.map(({ communeUnitId }) => communeUnitId))).toEqual(new Set([COMMUNE]));
    const viewer = await testToken({ role: 'viewer', communes: '*' });
    const path = `/campaigns/${rounds[0]}/hamlets`;
    expect((await service.http.get(path, { token: viewer })).status).toBe(403);
    const unknown = '/campaigns/018f4d3c-7a00-7abc-8def-000000000009/hamlets';
    expect((await service.http.get(unknown, { token: lead })).status).toBe(404);
  });
});

test('rounds are listed page by page, by programme and state', async () => {
  const ids = (await get<{ id: string }[]>('/campaigns')).map(({ id }) => id);
  expect(ids).toEqual([...rounds].sort());
  const after = await get<{ id: string }[]>(`/campaigns?after=${ids[0]}&limit=1`);
  expect(after.map(({ id }) => id)).toEqual([ids[1]]);
  expect(await get('/campaigns?state=closed')).toEqual([]);
  expect(await get<unknown[]>('/campaigns?programme=q&state=open')).toHaveLength(1);
});

test('keys of devices are listed page by page, by programme and commune', async () => {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const made: string[] = [];
  for (const [programme, communeUnitId] of [
    ['p', COMMUNE],
    ['p', OTHER],
    ['q', OTHER],
  ] as const) {
    const key = { label: 'Máy thử', programme, communeUnitId, expiresAt };
    const { body } = await service.http.post<{ id: string }>('/device-keys', key, { token: lead });
    made.push(body.id);
  }
  const listed = async (query: string) =>
    (await get<{ id: string }[]>(`/device-keys?${query}`)).map(({ id }) => id);
  expect(await listed('')).toEqual(made);
  expect(await listed('programme=p')).toEqual(made.slice(0, 2));
  expect(await listed(`communeUnitId=${encodeURIComponent(OTHER)}&after=${made[1]}`)).toEqual([made[2]]);
  expect(await listed('limit=1')).toEqual([made[0]]);
  const path = `/device-keys/${made[0]}/revoke`;
  expect((await service.http.post(path, {}, { token: lead })).status).toBe(422);
  expect((await service.http.post(path, { reason: 'mất máy' }, { token: lead })).status).toBe(204);
  const logged = await service.db.query(`select reason from audit_log where action = 'device-key.revoked'`);
  expect(logged).toEqual([{ reason: 'mất máy' }]);
});

test('a form says its labels in the language that is asked for, else in its own', async () => {
  interface Read {
    readonly definition: {
      readonly languages: readonly string[];
      readonly fields: readonly { readonly path: string; readonly label: string }[];
    };
  }
  const path = `/forms/KTS/${definition.version}`;
  const own = await get<Read>(path);
  const english = own.definition.languages.find((name) => name.includes('(en)')) ?? '';
  const other = await get<Read>(`${path}?language=${encodeURIComponent(english)}`);
  const labelOf = ({ definition: { fields } }: Read) =>
    fields.find((field) => field.path === '/data/intro/hamlet_no')?.label;
  expect(labelOf(own)).toContain('thôn');
  expect(labelOf(other)).toContain('hamlet');
  expect(labelOf(await get<Read>(`${path}?language=Klingon`))).toBe(labelOf(own));
});

describe('an account that is kept to a hamlet', () => {
  const kept = (role: string) => testToken({ role, communes: [COMMUNE], hamlets: ['17335-001'] });

  test('sees the forms and the count of that hamlet alone', async () => {
    const head = await kept('hamlet-head');
    expect(await idsOf('', head)).toEqual([forms[0], forms[1]]);
    const counted = await get<{ hamletNo: string }[]>(`/campaigns/${rounds[0]}/hamlets`, head);
    expect(counted.map(({ hamletNo }) => hamletNo)).toEqual(['001']);
  });

  test('reads and decides on no other form of the commune', async () => {
    const token = await kept('commune-officer');
    expect((await service.http.get(`/responses/${forms[1]}`, { token })).status).toBe(200);
    for (const form of [forms[2], forms[4]]) {
      const read = await service.http.get<{ code: string }>(`/responses/${form}`, { token });
      const decided = await service.http.post<{ code: string }>(`/responses/${form}/accept`, {}, { token });
      expect([read.status, read.body.code, decided.status, decided.body.code]).toEqual([
        403,
        'other-hamlet',
        403,
        'other-hamlet',
      ]);
    }
    expect(await idsOf('state=accepted')).toEqual([forms[0]]);
  });

  test('sends none of another hamlet, and those that name none', async () => {
    const head = await kept('hamlet-head');
    const [first = ''] = rounds;
    const refused = await send(first, COMMUNE, '002', head);
    expect([refused.status, refused.body.code]).toEqual([403, 'other-hamlet']);
    expect((await send(first, COMMUNE, '001', head)).status).toBe(201);
    expect((await send(first, COMMUNE, undefined, head)).status).toBe(201);
  });
});
