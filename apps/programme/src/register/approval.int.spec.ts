import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMUNE, OTHER } from '../pilots/pilots.fixture.js';
import { codeOf, lesson, register } from './entries.fixture.js';

let service: Register['service'];
let lead: string;
let leader: string;
let officer: string;
let pilots: Register['pilots'];
let record: Register['record'];
let act: Register['act'];
type Register = Awaited<ReturnType<typeof register>>;

beforeAll(async () => {
  ({ service, lead, leader, officer, pilots, record, act } = await register());
});
afterAll(() => service?.stop());

let serial = 0;
const recorded = async (changes: object = {}, token = lead) => (await record(changes, token)).body.id;
const document = (token = lead) => {
  const of = { date: '2022-06-01', issuer: 'Sở thử', about: 'kế hoạch', binding: true };
  serial += 1;
  return recorded({ kind: 'document', content: { number: `${serial}/KH`, ...of } }, token);
};
const approve = (id: string, token = leader, revision = 1) => act(id, 'approve', { revision }, token);
const withdraw = (id: string, token: string) => act(id, 'withdraw', { reason: 'ghi nhầm' }, token);

describe('an approval', () => {
  test('is not of one’s own wording, also of a revision', async () => {
    const id = await recorded();
    expect(await codeOf(approve(id, lead))).toBe('403 own-record');
    expect((await approve(id)).status).toBe(200);
    await act(id, 'revise', { content: lesson('y'), reason: 'rõ hơn' }, officer);
    await act(id, 'revise', { content: lesson('y'), reason: 'rõ hơn' }, lead);
    expect(await codeOf(approve(id, lead, 2))).toBe('403 own-record');
  });

  test('of what repeats another entry waits for that one, so that one of them counts', async () => {
    const original = await recorded();
    const again = await recorded({ sameAs: original });
    expect(await codeOf(approve(again))).toBe('409 same-as-not-approved');
    expect((await approve(original)).status).toBe(200);
    expect((await approve(again)).status).toBe(200);
  });
});

describe('a withdrawal', () => {
  test('of a draft is for those who record, of what was approved for those who approve', async () => {
    const mine = () => recorded({ pilotId: pilots[COMMUNE] }, officer);
    expect(await codeOf(withdraw(await mine(), leader))).toBe('403 withdraw-draft');
    expect((await withdraw(await mine(), officer)).status).toBe(200);
    const held = await mine();
    await approve(held);
    expect(await codeOf(withdraw(held, officer))).toBe('403 withdraw-approved');
    expect((await withdraw(held, leader)).status).toBe(200);
  });

  test.each<[string, (id: string) => Promise<unknown>, string]>([
    [
      'an approved plan',
      (id) =>
        service.db.query('update pilot set plans = $2 where id = $1', [
          pilots[COMMUNE],
          JSON.stringify([{ planVersion: 2, approval: { by: 'a', on: '2022-06-03', documentId: id } }]),
        ]),
      'plan',
    ],
    [
      'a phase',
      (id) =>
        service.db.query('update pilot set history = $2 where id = $1', [
          pilots[OTHER],
          JSON.stringify([{ from: 'proposed', to: 'surveying', on: '2022-06-03', documentId: id }]),
        ]),
      'phase',
    ],
    [
      'a target',
      (id) =>
        service.db.query(
          `insert into target (id, version, programme, indicator, revisions, synthetic, created_at)
           values (gen_random_uuid(), 1, 'p', 'programme.portals', $1, false, now())`,
          [JSON.stringify([{ revision: 1, documentId: id }])],
        ),
      'target',
    ],
    [
      'a scale-up plan',
      (id) =>
        service.db.query(
          `insert into scale_up_plan (id, version, programme, revisions, synthetic, created_at)
           values (gen_random_uuid(), 1, 'p', $1, false, now())`,
          [JSON.stringify([{ revision: 3, approval: { by: 'a', on: '2022-06-03', documentId: id } }])],
        ),
      'scale-up',
    ],
  ])('of a document that %s rests on is refused and says so', async (_what, use, field) => {
    const id = await document();
    await approve(id);
    await use(id);
    const { status, body } = await withdraw(id, leader);
    expect([status, body.code, body.errors?.map((fault) => fault.field)]).toEqual([
      409,
      'document-in-use',
      [field],
    ]);
  });

  test('of a document that nothing rests on goes', async () => {
    const id = await document();
    await approve(id);
    expect((await withdraw(id, leader)).status).toBe(200);
  });
});

describe('what an entry rests on', () => {
  test('is a file, an address or an approved entry of the programme', async () => {
    const draft = await recorded();
    const held = await recorded();
    const elsewhere = await recorded({ programme: 'q' });
    for (const id of [held, elsewhere]) await approve(id);
    const far = await recorded({ pilotId: pilots[OTHER] });
    await approve(far);
    const web = { url: 'https://example.org/van-ban' };
    const citing = (...evidence: unknown[]) => record({ evidence, pilotId: pilots[COMMUNE] }, officer);
    expect((await citing(web, held)).status).toBe(201);
    const { status, body } = await citing(web, draft, held, elsewhere, far, crypto.randomUUID());
    expect([status, body.code, body.errors?.map(({ field }) => field)]).toEqual([
      422,
      'evidence-unknown',
      ['evidence.1', 'evidence.3', 'evidence.4', 'evidence.5'],
    ]);
  });
});
