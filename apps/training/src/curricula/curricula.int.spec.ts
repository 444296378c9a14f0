import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { schemaDifferences, testService, type TestService, testToken } from '@xaso/testing';
import { training } from '../service.js';

let service: TestService;
let lead: string;
let officer: string;

beforeAll(async () => {
  service = await testService(training, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer' });
});
afterAll(() => service?.stop());

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly curriculumVersion: number;
  readonly hours: number | null;
  readonly retiredReason: string | null;
  readonly errors?: readonly { readonly field: string }[];
}

const words = {
  title: 'Dịch vụ công trực tuyến',
  pillar: 'government',
  audience: ['elderly', 'others'],
  hours: null,
  objectives: ['Nộp được một hồ sơ trực tuyến'],
  materials: [{ title: 'Tài liệu thử', address: 'https://example.org/c7' }],
};
const post = (path: string, body: unknown, token = lead, key?: string) =>
  service.http.post<Answer>(path, body, { token, ...(key === undefined ? {} : { key }) });
const list = async (query: string) =>
  (await service.http.get<Answer[]>(`/curricula?${query}`, { token: officer })).body.map(
    ({ curriculumVersion, state }) => [curriculumVersion, state],
  );

test('tables and entities of the service agree', async () => {
  expect(await schemaDifferences(service)).toEqual([]);
});

describe('curricula', () => {
  test('are drafted, published, and replaced by the next version', async () => {
    const first = await post('/curricula', { code: 'C7', ...words });
    expect([first.status, first.body]).toMatchObject([
      201,
      { curriculumVersion: 1, state: 'draft', hours: null },
    ]);
    const rewritten = await post(`/curricula/${first.body.id}/rewrite`, { hours: 4 });
    expect([rewritten.status, rewritten.body.hours]).toEqual([200, 4]);
    expect((await post(`/curricula/${first.body.id}/rewrite`, { hours: null })).body.hours).toBeNull();
    expect((await post(`/curricula/${first.body.id}/publish`, { on: '2022-06-01' })).body.state).toBe(
      'published',
    );
    const frozen = await post(`/curricula/${first.body.id}/rewrite`, { hours: 5 });
    expect([frozen.status, frozen.body.code]).toEqual([409, 'curriculum-published']);
    const second = await post('/curricula', { code: 'C7', ...words, hours: 6 });
    expect(second.body.curriculumVersion).toBe(2);
    expect(await list('code=C7&state=published')).toEqual([[1, 'published']]);
    expect((await post(`/curricula/${second.body.id}/publish`, { on: '2022-07-01' })).status).toBe(200);
    expect(await list('code=C7')).toEqual([
      [1, 'retired'],
      [2, 'published'],
    ]);
    const { body } = await service.http.get<Answer>(`/curricula/${first.body.id}`, { token: officer });
    expect(body).toMatchObject({
      state: 'retired',
      hours: null,
      retiredReason: 'Thay bằng C7 (phiên bản 2)',
    });
  });

  test('have one draft of a code, also when two are written at once', async () => {
    const both = await Promise.all([
      post('/curricula', { code: 'C8', ...words }),
      post('/curricula', { code: 'C8', ...words }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('are stored once when the same request is sent again', async () => {
    const key = crypto.randomUUID();
    const [one, again] = [
      await post('/curricula', { code: 'C9', ...words }, lead, key),
      await post('/curricula', { code: 'C9', ...words }, lead, key),
    ];
    expect([again.status, again.body.id]).toEqual([201, one.body.id]);
  });

  test('are refused by field, and to those who do not write them', async () => {
    const wrong = {
      code: 'X1',
      ...words,
      pillar: 'sport',
      hours: '4',
      materials: [{ title: 'x', address: 'ftp://a' }],
    };
    const refused = await post('/curricula', wrong);
    expect(refused.status).toBe(422);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['code', 'pillar', 'hours']),
    );
    expect((await post('/curricula', { code: 'C10', ...words, hours: 0 })).body.errors?.[0]?.field).toBe(
      'hours',
    );
    expect((await post('/curricula', { code: 'C10', ...words }, officer)).status).toBe(403);
    expect(await list('code=C10')).toEqual([]);
  });
});

describe('files of a curriculum', () => {
  const text = 'Bài 1. Mở trình duyệt';
  const send = (id: string, body: string, token = lead, type = 'text/plain') =>
    service.http.post<Answer & { readonly sha256: string }>(
      `/curricula/${id}/files`,
      new TextEncoder().encode(body),
      { token, headers: { 'content-type': type, 'x-file-name': encodeURIComponent('bài 1.txt') } },
    );

  test('are kept once, handed out as they came, and stay once it was published', async () => {
    const { id } = (await post('/curricula', { code: 'C11', ...words })).body;
    const first = await send(id, text);
    const again = await send(id, text);
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const other = await send(id, 'nhầm tệp');
    const remove = (file: string) => service.http.delete(`/curricula/${id}/files/${file}`, { token: lead });
    expect((await remove(other.body.id)).status).toBe(204);
    const file = await service.http.get<string>(`/curricula/${id}/files/${first.body.id}`, {
      token: officer,
    });
    expect([file.status, file.body, file.headers.get('content-disposition')]).toEqual([
      200,
      text,
      expect.stringContaining("filename*=UTF-8''b%C3%A0i%201.txt"),
    ]);
    await post(`/curricula/${id}/publish`, { on: '2022-06-01' });
    expect((await send(id, 'thêm sau')).status).toBe(409);
    expect((await remove(first.body.id)).status).toBe(409);
    const listed = await service.http.get<Answer[]>(`/curricula/${id}/files`, { token: officer });
    expect(listed.body.map((one) => one.id)).toEqual([first.body.id]);
  });

  test('are what they say they are, sent by those who write curricula', async () => {
    const { id } = (await post('/curricula', { code: 'C12', ...words })).body;
    const answers = [
      await send(id, '<html>', lead, 'image/png'),
      await send(id, 'x', lead, 'video/mp4'),
      await send(id, text, officer),
      await send(crypto.randomUUID(), text),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 415, 403, 404]);
    expect((await service.http.get<Answer[]>(`/curricula/${id}/files`, { token: lead })).body).toEqual([]);
  });
});
