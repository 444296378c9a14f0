import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { COMMUNE, OTHER, people, programmeWithPilots } from '../pilots/pilots.fixture.js';
import { programme } from '../service.js';

let service: TestService;
let lead: string;
let officer: string;
let other: string;
let pilots: Readonly<Record<string, string>>;

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  ({ lead, officer, stranger: other } = await people());
  pilots = await programmeWithPilots(service, lead);
});
afterAll(() => service?.stop());

const text = (content: string) => new TextEncoder().encode(content);
const NAME = encodeURIComponent('biên bản.txt');
interface Answer {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly code: string;
}
const send = (content: Uint8Array, token: string, query: string, type = 'text/plain', name = NAME) =>
  service.http.post<Answer>(`/evidence?programme=p${query}`, content, {
    token,
    headers: { 'content-type': type, 'x-file-name': name },
  });
const ofCommune = () => `&pilotId=${pilots[COMMUNE]}`;
const read = (id: string, token: string) => service.http.get<string>(`/evidence/${id}`, { token });
const stored = async () => (await service.db.query('select count(*) from evidence'))[0];

describe('evidence', () => {
  test('comes back byte for byte as a file, and each reading is written down', async () => {
    const { status, body } = await send(text('nội dung'), officer, ofCommune());
    expect({ status, bytes: body.bytes }).toEqual({ status: 201, bytes: 10 });
    const file = await read(body.id, officer);
    expect(file.body).toBe('nội dung');
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="bi_n b_n.txt"; filename*=UTF-8''${NAME}`,
      'x-content-type-options': 'nosniff',
    });
    const audit = await service.db.query<{ action: string }>(
      'select action from audit_log where subject_id = $1 order by id',
      [body.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['evidence.added', 'evidence.read']);
  });

  test('the same bytes again are the same evidence, whoever sends them, also at once', async () => {
    const before = await stored();
    const answers = await Promise.all([
      send(text('một lần'), officer, ofCommune()),
      send(text('một lần'), lead, ofCommune()),
    ]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const again = await send(text('một lần'), officer, ofCommune(), 'text/plain', 'ten-khac.txt');
    expect(again.body.id).toBe(answers[0].body.id);
    expect(Number(((await stored()) as { count: string }).count)).toBe(
      Number((before as { count: string }).count) + 1,
    );
  });

  test('of a commune is read by that commune; by another one only when it has sent the same itself', async () => {
    const { id } = (await send(text('của xã'), officer, ofCommune())).body;
    expect((await read(id, other)).status).toBe(403);
    const cited = {
      kind: 'consultation',
      programme: 'p',
      pilotId: pilots[OTHER],
      on: '2022-06-01',
      content: { organisation: 'Sở thử' },
      evidence: [id, { url: 'https://example.org/van-ban' }],
    };
    expect((await service.http.post('/register', cited, { token: other })).status).toBe(422);
    expect((await send(text('của xã'), other, `&pilotId=${pilots[OTHER]}`)).body.id).toBe(id);
    expect((await read(id, other)).status).toBe(200);
    expect((await service.http.post('/register', cited, { token: other })).status).toBe(201);
  });

  test('of a programme is read by all and sent by those who lead it', async () => {
    expect((await send(text('chung'), officer, '')).body.code).toBe('programme-wide');
    const { id } = (await send(text('chung'), lead, '')).body;
    expect((await read(id, other)).status).toBe(200);
  });

  test.each<[string, () => Promise<{ status: number; body: Answer }>, string]>([
    [
      'eleven megabytes',
      () => send(new Uint8Array(11 * 1_048_576).fill(97), officer, ofCommune()),
      '413 file-too-large',
    ],
    [
      'a page that says it is a picture',
      () => send(text('<html>'), officer, ofCommune(), 'image/png'),
      '422 file-not-as-declared',
    ],
    [
      'a program',
      () => send(text('MZ'), officer, ofCommune(), 'application/x-msdownload'),
      '415 unsupported-media-type',
    ],
    ['nothing', () => send(text(''), officer, ofCommune()), '422 file-empty'],
    [
      'a file without a name',
      () => send(text('x'), officer, ofCommune(), 'text/plain', ''),
      '422 file-name-missing',
    ],
    ['another commune', () => send(text('x'), officer, `&pilotId=${pilots[OTHER]}`), '403 other-commune'],
    [
      'JSON',
      () => service.http.post<Answer>(`/evidence?programme=p${ofCommune()}`, { a: 1 }, { token: officer }),
      '415 evidence-type',
    ],
  ])('%s is refused and not kept', async (_what, sending, expected) => {
    const before = await stored();
    const { status, body } = await sending();
    expect(`${status} ${body.code}`).toBe(expected);
    expect(await stored()).toEqual(before);
  });

  test('a reader sends none, and what does not exist is not found', async () => {
    const viewer = await testToken({ role: 'viewer' });
    expect((await send(text('x'), viewer, '')).status).toBe(403);
    expect((await read(crypto.randomUUID(), viewer)).status).toBe(404);
  });
});
