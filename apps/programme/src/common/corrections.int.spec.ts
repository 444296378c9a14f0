import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fixedClock } from '@xaso/kernel';
import { testService, type TestService } from '@xaso/testing';
import { COMMUNE, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

let service: TestService;
let officer: string;
let stranger: string;
let lead: string;
let pilotId: string;

beforeAll(async () => {
  const clock = fixedClock(new Date('2023-03-01T03:00:00Z'));
  service = await testService(programme, { transports: false, clock });
  ({ officer, stranger, lead } = await people());
  pilotId = (await programmeWithPilots(service, lead))[COMMUNE] ?? '';
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}
const post = (path: string, body: unknown, token = officer) =>
  service.http.post<Answer>(path, body, { token });
const made = async (path: string, body: object): Promise<string> => {
  const answer = await post(path, { pilotId, ...body });
  expect([path, answer.status, answer.body]).toMatchObject([path, 201, {}]);
  return answer.body.id;
};
const said = async (path: string, body: object, token = officer) => {
  const answer = await post(path, body, token);
  return `${answer.status} ${answer.body.code}`;
};
const types = async (id: string) =>
  (
    await service.db.query<{ type: string }>(
      'select type from outbox where aggregate_id = $1 order by aggregate_version',
      [id],
    )
  ).map(({ type }) => type.split('.').at(-1));

const composition = {
  hamletHead: false,
  youthUnion: true,
  womensUnion: false,
  teacher: true,
  communeOfficer: true,
};
const duties = { collector: 'a', creator: 'b', standardiser: 'c', verifier: 'd', approver: 'e' };
const reason = 'ghi nhầm khi nhập';

const THINGS: readonly [
  path: string,
  made: object,
  words: Record<string, unknown>,
  told: Record<string, unknown>,
][] = [
  [
    'deliverables',
    { type: 'portal', workKind: 'technology', title: 'Cổng', plannedOn: '2022-03-01' },
    { title: 'Cổng thông tin điện tử xã' },
    { workKind: 'change' },
  ],
  [
    'teams',
    { level: 'commune', decisionNo: '12/QĐ', formedOn: '2022-04-01', memberCount: 5, composition },
    { decisionNo: '21/QĐ-UBND' },
    { formedOn: '2022-04-02' },
  ],
  [
    'committees',
    { headRole: 'chair', decisionNo: '5/QĐ', formedOn: '2022-05-02' },
    { decisionNo: '50/QĐ-ĐU' },
    { headRole: 'party-secretary' },
  ],
];

describe('corrections', () => {
  test.each(THINGS)('%s: words with a reason, never what was told', async (path, body, words, told) => {
    const id = await made(`/${path}`, body);
    const facts = await types(id);
    const url = `/${path}/${id}/correct`;
    expect((await post(url, words)).status).toBe(422);
    expect(await said(url, { ...words, reason }, stranger)).toBe('403 other-commune');
    expect(await said(url, { ...words, ...told, reason })).toBe('409 told-already');
    expect(await said(url, { reason })).toBe('422 nothing-to-correct');
    const corrected = await post(url, { ...words, reason });
    expect([corrected.status, corrected.body]).toMatchObject([200, words]);
    expect(await types(id)).toEqual(facts);
    const [field = ''] = Object.keys(words);
    const audited = await service.db.query(
      `select action, reason, detail from audit_log where subject_id = $1 and action like '%.corrected'`,
      [id],
    );
    expect(audited).toMatchObject([
      { reason, detail: { before: { [field]: (body as Record<string, unknown>)[field] } } },
    ]);
    expect(audited).toHaveLength(1);
  });

  test('obligations: words quietly, another deadline or number as a fact of the day', async () => {
    const id = await made('/obligations', {
      ...{ dataset: 'Hộ', duties, method: 'đến nhà', setOn: '2022-06-01' },
      ...{ dueOn: '2022-12-31', requiredUnits: 200 },
    });
    const correct = (changes: object) =>
      post(`/obligations/${id}/correct`, { on: '2022-09-01', reason, ...changes });
    expect((await correct({ duties: { ...duties, verifier: 'Tư pháp' } })).status).toBe(200);
    expect((await correct({ duties: { ...duties, verifier: ' ' } })).body.errors?.[0]).toMatchObject({
      field: 'duties.verifier',
    });
    expect(await types(id)).toEqual(['set']);
    expect((await correct({ dueOn: '2022-05-31' })).body.errors?.[0]).toMatchObject({ field: 'dueOn' });
    expect((await correct({ on: '2999-01-01', requiredUnits: 2 })).body.code).toBe('day-in-future');
    const corrected = await correct({ requiredUnits: 250, dueOn: '2023-06-30' });
    expect(corrected.body).toMatchObject({ requiredUnits: 250, dueOn: '2023-06-30' });
    expect(await types(id)).toEqual(['set', 'set']);
    const audited = await service.db.query(
      `select reason, detail from audit_log where subject_id = $1 order by id desc limit 1`,
      [id],
    );
    expect(audited).toMatchObject([
      { reason, detail: { on: '2022-09-01', before: { requiredUnits: 200, dueOn: '2022-12-31' } } },
    ]);
  });

  test('handovers: as long as they are drafts', async () => {
    const items = [{ kind: 'wifi', quantity: 2 }];
    const id = await made('/handovers', { receiver: 'Văn phòng', items });
    const correct = (changes: object) => post(`/handovers/${id}/correct`, { reason, ...changes });
    const answer = await correct({ items: [{ kind: 'wifi', quantity: 3 }], receiver: 'Văn phòng UBND' });
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { receiver: 'Văn phòng UBND', items: [{ quantity: 3 }] },
    ]);
    expect((await correct({ items: [{ kind: 'wifi', quantity: 0 }] })).body.code).toBe('handover-invalid');
    await post(`/handovers/${id}/sign`, { on: '2022-06-10', receiptNo: '01/BB' });
    const signed = await correct({ receiver: 'x' });
    expect([signed.status, signed.body.code]).toEqual([409, 'handover-signed']);
  });
});

describe('the scan of a receipt', () => {
  const handover = () =>
    made('/handovers', { receiver: 'Văn phòng', items: [{ kind: 'wifi', quantity: 2 }] });
  const sign = (id: string, more: object) =>
    post(`/handovers/${id}/sign`, { on: '2022-06-10', receiptNo: '01/BB', ...more });

  test('is there when it is named, and belongs to the programme', async () => {
    const id = await handover();
    const unknown = await sign(id, { evidenceId: crypto.randomUUID() });
    expect([unknown.status, unknown.body.errors?.[0]]).toMatchObject([
      422,
      { field: 'evidenceId', code: 'evidence-unknown' },
    ]);
    await programmeWithPilots(service, lead, 'q');
    const file = async (query: string, token: string) =>
      (
        await service.http.post<Answer>(`/evidence?${query}`, new TextEncoder().encode(`biên bản ${query}`), {
          token,
          headers: { 'content-type': 'text/plain', 'x-file-name': 'a.txt' },
        })
      ).body.id;
    const elsewhere = await file('programme=q', lead);
    expect((await sign(id, { evidenceId: elsewhere })).body.errors?.[0]?.field).toBe('evidenceId');
    const scan = await file(`programme=p&pilotId=${pilotId}`, officer);
    expect((await sign(id, { evidenceId: scan })).status).toBe(200);
    await expect(service.db.query('delete from evidence where id = $1', [scan])).rejects.toThrow();
    const count = 'select count(*)::integer as n from equipment_handover where evidence_id = $1';
    expect(await service.db.query(count, [scan])).toEqual([{ n: 1 }]);
  });

  test('may be left out', async () => {
    expect((await sign(await handover(), {})).status).toBe(200);
  });
});
