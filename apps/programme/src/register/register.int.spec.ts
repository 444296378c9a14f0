import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testToken } from '@xaso/testing';
import { COMMUNE, OTHER } from '../pilots/pilots.fixture.js';
import { type Answer, codeOf, lesson, register } from './entries.fixture.js';

let service: Register['service'];
let lead: string;
let leader: string;
let officer: string;
let viewer: string;
let pilots: Register['pilots'];
let record: Register['record'];
let act: Register['act'];
type Register = Awaited<ReturnType<typeof register>>;

beforeAll(async () => {
  ({ service, lead, leader, officer, pilots, record, act } = await register());
  viewer = await testToken({ role: 'viewer', communes: [OTHER] });
});
afterAll(() => service?.stop());

let serial = 0;
const document = (changes: Record<string, unknown> = {}) => ({
  number: `${(serial += 1)}/KH-STT&TT`,
  date: '2022-06-01',
  issuer: 'Sở TT&TT Nghệ An',
  about: 'triển khai thí điểm',
  binding: false,
  ...changes,
});
const approve = (id: string, revision = 1, token = leader) =>
  act(id, 'approve', { revision, on: '2022-06-02' }, token);
const list = async (query: string, token = lead) =>
  (await service.http.get<(Answer & { content: unknown })[]>(`/register?${query}`, { token })).body;
const facts = (id: string) =>
  service.db.query<{ type: string; payload: string }>(
    'select type, payload from outbox where aggregate_id = $1 order by aggregate_version',
    [id],
  );
const verbs = async (id: string) => (await facts(id)).map(({ type }) => type.split('.').at(-1));

describe('the register', () => {
  test('an entry is recorded, approved by name, revised, approved again and withdrawn', async () => {
    const first = lesson('Bắt đầu từ người trẻ');
    const { status, body } = await record({ pilotId: pilots[COMMUNE], content: first }, officer);
    expect({ status, ...body }).toMatchObject({ status: 201, state: 'draft', revision: 1 });
    expect((await approve(body.id, 1, leader)).body).toMatchObject({
      state: 'approved',
      approvedRevision: 1,
    });
    const content = lesson('Bắt đầu từ Đoàn Thanh niên');
    const revised = await act(body.id, 'revise', { on: '2022-06-03', content, reason: 'rõ hơn' }, officer);
    expect(revised.body).toMatchObject({ state: 'approved', revision: 2, approvedRevision: 1 });
    const held = await service.http.get<{ content: { text: string }; revisions: { approval: unknown }[] }>(
      `/register/${body.id}`,
      { token: officer },
    );
    expect(held.body.content.text).toBe('Bắt đầu từ người trẻ');
    expect(held.body.revisions.map(({ approval }) => approval)).toMatchObject([
      { by: 'test-province-leader', on: '2022-06-02' },
      null,
    ]);
    await act(body.id, 'approve', { revision: 2, on: '2022-06-04' });
    const withdrawn = await act(body.id, 'withdraw', { on: '2022-06-05', reason: 'trùng' }, leader);
    expect(withdrawn.body.state).toBe('withdrawn');
    expect(await verbs(body.id)).toEqual(['recorded', 'approved', 'recorded', 'approved', 'withdrawn']);
    const [, once, , second] = (await facts(body.id)).map(
      ({ payload }) =>
        (typeof payload === 'string' ? JSON.parse(payload) : payload) as Record<string, unknown>,
    );
    expect(once).toMatchObject({
      occurredAt: '2022-05-31T17:00:00.000Z',
      communeUnitId: COMMUNE,
      pilotId: pilots[COMMUNE],
      revision: 1,
    });
    expect(second).toMatchObject({ occurredAt: '2022-06-02T17:00:00.000Z', revision: 2 });
    expect(JSON.stringify([once, second])).not.toContain('người trẻ');
    const audit = await service.db.query<{ action: string; reason: string | null }>(
      'select action, reason from audit_log where subject_id = $1 order by id',
      [body.id],
    );
    expect(audit.map(({ action, reason }) => `${action} ${reason ?? ''}`.trim())).toEqual([
      'register.recorded',
      'register.approved',
      'register.revised rõ hơn',
      'register.approved',
      'register.withdrawn trùng',
    ]);
  });

  test('who may not: write for another commune or the programme, approve, see another commune', async () => {
    expect(await codeOf(record({ pilotId: pilots[OTHER] }, officer))).toBe('403 other-commune');
    expect(await codeOf(record({}, officer))).toBe('403 programme-wide');
    expect(await codeOf(record({}, viewer))).toBe('403 role-not-allowed');
    const mine = (await record({ pilotId: pilots[COMMUNE] }, officer)).body.id;
    expect(await codeOf(approve(mine, 1, officer))).toBe('403 role-not-allowed');
    expect((await service.http.get(`/register/${mine}`, { token: viewer })).status).toBe(403);
    const wide = (await record()).body.id;
    const seen = (await list('programme=p', viewer)).map(({ id }) => id);
    expect([seen.includes(wide), seen.includes(mine)]).toEqual([true, false]);
    expect(await codeOf(act(wide, 'withdraw', { on: '2022-06-05', reason: 'thử' }, officer))).toBe(
      '403 programme-wide',
    );
    expect(
      await codeOf(
        record(
          { sameAs: (await record({ pilotId: pilots[OTHER] })).body.id, pilotId: pilots[COMMUNE] },
          officer,
        ),
      ),
    ).toBe('403 other-commune');
  });

  test('two approvals at once: one counts, and what is approved stays so', async () => {
    const { id } = (await record()).body;
    const both = await Promise.all([approve(id), approve(id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await codeOf(approve(id))).toBe('409 revision-approved-already');
    await act(id, 'revise', { on: '2022-06-03', content: lesson('hai'), reason: 'sửa' });
    await act(id, 'revise', { on: '2022-06-03', content: lesson('ba'), reason: 'sửa' });
    expect(await codeOf(approve(id, 2))).toBe('409 revision-old');
    expect(await codeOf(approve(id, 9))).toBe('404 revision-unknown');
    expect(await verbs(id)).toEqual(['recorded', 'approved', 'recorded', 'recorded']);
  });

  test('a document is recorded once a programme, by number and issuer, until it is withdrawn', async () => {
    const content = document();
    const first = (await record({ kind: 'document', content })).body;
    const again = { kind: 'document', content: { ...content, issuer: ' Sở TT&TT  nghệ an' } };
    expect(await codeOf(record(again))).toBe('409 document-exists');
    expect((await record({ ...again, programme: 'q' })).status).toBe(201);
    const racing = { kind: 'document', content: document() };
    const both = await Promise.all([record(racing), record(racing)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    // The number that holds stays taken while a revision with another one waits.
    await approve(first.id);
    const renamed = { on: '2022-06-03', content: document(), reason: 'nhập nhầm số' };
    expect((await act(first.id, 'revise', renamed)).status).toBe(200);
    for (const held of [content, again.content])
      expect(await codeOf(record({ kind: 'document', content: held }))).toBe('409 document-exists');
    expect(await codeOf(record({ kind: 'document', content: renamed.content }))).toBe('409 document-exists');
    await act(first.id, 'withdraw', { on: '2022-06-05', reason: 'nhập nhầm' });
    expect((await record({ kind: 'document', content })).status).toBe(201);
  });

  test('what repeats another entry names it in the fact; never itself, in a circle, another kind, something withdrawn', async () => {
    const [a, b, c] = [(await record()).body.id, (await record()).body.id, (await record()).body.id];
    const revise = (id: string, sameAs: string) =>
      act(id, 'revise', { on: '2022-06-03', content: lesson('x'), reason: 'trùng', sameAs });
    expect((await revise(b, a)).status).toBe(200);
    expect((await revise(c, b)).status).toBe(200);
    expect(await codeOf(revise(a, c))).toBe('422 same-as-circle');
    expect(await codeOf(revise(a, a))).toBe('422 same-as-itself');
    expect(await codeOf(revise(a, crypto.randomUUID()))).toBe('404 entry-unknown');
    const visit = { kind: 'study-visit', content: { place: 'Yên Hòa', province: 'Ninh Bình' } };
    expect(await codeOf(record({ ...visit, sameAs: a }))).toBe('422 same-as-other-kind');
    await approve(a);
    expect((await act(b, 'approve', { revision: 2, on: '2022-06-04' }, leader)).status).toBe(200);
    const [payload] = (await facts(b)).slice(-1).map((row) => row.payload);
    expect(typeof payload === 'string' ? JSON.parse(payload) : payload).toMatchObject({ sameAs: a });
    expect(await codeOf(act(a, 'withdraw', { on: '2022-06-05', reason: 'thử' }))).toBe('409 entry-repeated');
    const gone = (await record()).body.id;
    const waiting = (await record({ sameAs: gone })).body.id;
    await act(gone, 'withdraw', { on: '2022-06-05', reason: 'thử' });
    expect(await codeOf(record({ sameAs: gone }))).toBe('422 same-as-withdrawn');
    expect(await codeOf(approve(waiting))).toBe('422 same-as-withdrawn');
  });

  test('two entries do not come to repeat each other at the same moment', async () => {
    const [a, b] = [(await record()).body.id, (await record()).body.id];
    const revise = (id: string, sameAs: string) =>
      act(id, 'revise', { on: '2022-06-03', content: lesson('x'), reason: 'trùng', sameAs });
    const both = await Promise.all([revise(a, b), revise(b, a)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test.each<[string, () => Record<string, unknown>, number, string]>([
    ['a fault of the content', () => ({ content: { text: 'x' } }), 422, 'content.source'],
    ['an unknown kind', () => ({ kind: 'poem' }), 422, 'kind'],
    ['a day to come', () => ({ on: '2999-01-01' }), 422, 'on'],
    ['a day that does not exist', () => ({ on: '2022-02-30' }), 422, 'on'],
    ['unknown evidence', () => ({ evidence: [crypto.randomUUID()] }), 422, 'evidence.0'],
    ['an address that is none', () => ({ evidence: [{ url: 'javascript:alert(1)' }] }), 422, 'evidence'],
    ['a pilot of another programme', () => ({ programme: 'q', pilotId: pilots[COMMUNE] }), 422, 'pilotId'],
    ['an unknown programme', () => ({ programme: 'none' }), 404, ''],
    ['an unknown field', () => ({ state: 'approved' }), 422, 'state'],
  ])('%s stores nothing', async (_what, changes, status, field) => {
    const count = async () => (await service.db.query('select count(*) from register_entry'))[0];
    const before = await count();
    const answer = await record(changes());
    expect(answer.status).toBe(status);
    expect(answer.body.errors?.map((fault) => fault.field)[0] ?? '').toContain(field);
    expect(await count()).toEqual(before);
  });

  test('the same key again is the same entry', async () => {
    const body = { kind: 'lesson', programme: 'p', on: '2022-06-01', content: lesson('một lần') };
    const key = crypto.randomUUID();
    const answers = [
      await service.http.post<Answer>('/register', body, { token: lead, key }),
      await service.http.post<Answer>('/register', body, { token: lead, key }),
    ];
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('is searched with or without accents, by kind, state and pilot, a page at a time', async () => {
    const { id } = (
      await record({ kind: 'document', content: document({ about: 'Hướng dẫn Đào tạo_100%' }) })
    ).body;
    for (const q of ['dao tao', 'ĐÀO TẠO', 'huong 100', 'stt'])
      expect((await list(`kind=document&q=${encodeURIComponent(q)}`)).map((row) => row.id)).toContain(id);
    expect(await list('kind=document&q=dao%25khong')).toEqual([]);
    expect((await list('state=approved')).every(({ state }) => state === 'approved')).toBe(true);
    expect((await list(`pilotId=${pilots[COMMUNE]}`)).length).toBeGreaterThan(0);
    const all = await list('programme=p&limit=1000');
    const first = await list('programme=p&limit=2');
    const second = await list(`programme=p&limit=2&after=${first[1]?.id}`);
    expect([...first, ...second].map((row) => row.id)).toEqual(all.slice(0, 4).map((row) => row.id));
    expect((await service.http.get('/register?limit=1001', { token: lead })).status).toBe(422);
  });

  test('tells what each kind asks for', async () => {
    const { body } = await service.http.get<Record<string, { properties: unknown }>>('/register/kinds', {
      token: viewer,
    });
    expect(Object.keys(body)).toHaveLength(11);
    expect(body['document']?.properties).toMatchObject({ number: { title: 'Số, ký hiệu' } });
  });

  test('the handbook holds what is approved, each lesson once, within the communes of the reader', async () => {
    const home = { programme: 'q', on: '2022-12-01' };
    const a = (await record({ ...home, content: lesson('Gốc <b>', 'nguồn một') })).body.id;
    const b = (await record({ ...home, content: lesson('Nhắc lại', 'nguồn hai'), sameAs: a })).body.id;
    await record({ ...home, content: lesson('Chưa duyệt') });
    const [{ id: pilotId }] = (await service.db.query(
      'select id from pilot where programme = $1 and commune_unit_id = $2',
      ['q', COMMUNE],
    )) as [{ id: string }];
    const c = (await record({ ...home, pilotId, content: lesson('Của một xã') })).body.id;
    for (const id of [a, b, c]) await act(id, 'approve', { revision: 1, on: '2022-12-02' }, leader);
    const { body, headers } = await service.http.get<string>('/register/handbook?programme=q', {
      token: lead,
    });
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(body).toContain('- Gốc \\<b\\>\n  - Nguồn: nguồn một; nguồn hai');
    expect(body).toContain('Của một xã');
    expect(body).not.toContain('Chưa duyệt');
    expect(body).not.toContain('Nhắc lại');
    const other = await service.http.get<{ groups: { lessons: { id: string }[] }[] }>(
      '/register/handbook?programme=q&format=json',
      { token: viewer },
    );
    expect(other.body.groups.flatMap(({ lessons }) => lessons.map(({ id }) => id))).toEqual([a]);
    expect((await service.http.get('/register/handbook?programme=none', { token: lead })).status).toBe(404);
  });
});
