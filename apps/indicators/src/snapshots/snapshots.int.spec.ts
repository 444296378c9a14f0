import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fact } from '@xaso/contracts-common';
import { HandoverSigned, PilotProposed } from '@xaso/contracts-programme';
import { testToken } from '@xaso/testing';
import { readPdf, unzipped, wordsOf } from '../reports/files.fixture.js';
import { type Journey, journey } from '../spec/journey.js';
import { PILOT } from '../spec/producer.js';
import type { Snapshot } from './snapshot.js';

let running: Journey;
let lead: string;
let leader: string;
beforeAll(async () => {
  running = await journey();
  lead = await testToken({ role: 'programme-lead' });
  leader = await testToken({ role: 'province-leader' });
  await running.publish(
    { fact: fact(PilotProposed, new Date('2022-01-10T00:00:00Z'), { pillars: ['government'] }), of: PILOT },
    handover(3),
  );
});
afterAll(() => running?.stop());

const handover = (quantity: number) => {
  const of = crypto.randomUUID();
  const data = { handoverId: of, items: [{ kind: 'computer' as const, quantity }] };
  return { fact: fact(HandoverSigned, new Date('2022-06-15T00:00:00Z'), data), of };
};

const order = (changes: object = {}) => ({
  kind: 'pilot',
  programme: 'nghe-an-2022',
  name: 'Thí điểm chuyển đổi số cấp xã',
  asOf: '2022-12-31',
  agencyAbove: 'UBND TỈNH NGHỆ AN',
  issuer: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
  symbol: 'BC-STTTT',
  place: 'Nghệ An',
  recipients: ['UBND tỉnh', 'Lưu: VT'],
  signer: { title: 'GIÁM ĐỐC' },
  ...changes,
});
interface Answer extends Snapshot {
  readonly code?: string;
}
const make = (changes: object = {}, token = lead) =>
  running.reader.http.post<Answer>('/reports', order(changes), { token });
const approve = (id: string, token = leader) =>
  running.reader.http.post<Answer>(
    `/reports/${id}/approve`,
    { number: '12', issuedOn: '2023-01-05' },
    { token },
  );
const stored = (id: string) => running.get<Snapshot>(`/reports/${id}`);

async function file(id: string, format: string): Promise<Uint8Array> {
  const response = await fetch(new URL(`/reports/${id}/files/${format}`, running.reader.url), {
    headers: { authorization: `Bearer ${lead}` },
  });
  expect([format, response.status, response.headers.get('content-disposition')]).toEqual([
    format,
    200,
    `attachment; filename="bao-cao-${id}.${format}"`,
  ]);
  return new Uint8Array(await response.arrayBuffer());
}

const csvOf = async (id: string): Promise<string> => new TextDecoder().decode(await file(id, 'csv'));

describe('a report', () => {
  test('is a draft that stays as it was made while the figures go on', async () => {
    const { status, body } = await make();
    expect([status, body.approval, body.intact]).toEqual([201, null, true]);
    expect(body.report).toMatchObject({ asOf: '2022-12-31', approved: null, number: null });
    const before = await csvOf(body.id);
    expect(before).toMatch(/Máy tính.*,3[,\r]/);
    await running.publish(handover(40));
    expect(await csvOf(body.id)).toBe(before);
    const again = await make();
    expect(await csvOf(again.body.id)).toMatch(/Máy tính.*,43[,\r]/);
  });

  test('can be drawn in every format, and says what it is', async () => {
    const { body } = await make();
    const pdf = readPdf(await file(body.id, 'pdf'));
    expect(pdf.pages[0]?.replaceAll(/\s+/g, '')).toContain('CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM');
    const docx = unzipped(await file(body.id, 'docx'));
    expect(wordsOf(docx.get('word/document.xml') ?? '')).toContain('SỞ THÔNG TIN VÀ TRUYỀN THÔNG');
    expect(unzipped(await file(body.id, 'xlsx')).has('xl/workbook.xml')).toBe(true);
    expect(await csvOf(body.id)).toContain('Dự thảo, chưa được duyệt.');
  });

  test('of communes names each commune', async () => {
    const { body } = await make({ kind: 'communes' });
    expect(await csvOf(body.id)).toContain('Thành Sơn');
  });

  test.each<[string, object, number, string]>([
    ['a programme that no fact is known of', { programme: 'khong-co' }, 404, 'programme-unknown'],
    ['a day that no calendar has', { asOf: '2022-02-30' }, 400, 'moment-malformed'],
  ])('of %s is refused, and nothing is stored', async (_what, changes, status, code) => {
    const before = (await running.get<unknown[]>('/reports')).length;
    const answer = await make(changes);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await running.get('/reports')).toHaveLength(before);
  });
});

describe('an approved report', () => {
  test('names who approved it and the hash of what was approved; it is approved once', async () => {
    const { body } = await make();
    expect((await approve(body.id, await testToken({ role: 'commune-officer' }))).status).toBe(403);
    expect((await make({}, leader)).status).toBe(403);
    const { status, body: approved } = await approve(body.id);
    expect([status, approved.approval]).toMatchObject([
      200,
      { by: 'test-province-leader', role: 'province-leader', number: '12', issuedOn: '2023-01-05' },
    ]);
    const again = await approve(body.id);
    expect([again.status, again.body.code]).toEqual([409, 'snapshot-approved']);
    const text = await csvOf(body.id);
    expect(text).toContain(body.hash);
    expect(text).toContain('12/BC-STTTT');
    expect(text).not.toContain('Dự thảo');
  });

  test('cannot be changed or deleted, not even in the database', async () => {
    const { body } = await make();
    await approve(body.id);
    const { db } = running.reader;
    for (const sql of [
      `update snapshot set approval = null where id = $1`,
      `update snapshot set content = replace(content, '3', '4') where id = $1`,
      'delete from snapshot where id = $1',
    ])
      await expect(db.query(sql, [body.id])).rejects.toThrow(/a report (does not change|is not deleted)/);
    expect(await stored(body.id)).toMatchObject({ intact: true, hash: body.hash });
  });

  test('that was altered past the database is noticed, and neither drawn nor approved', async () => {
    const { body } = await make();
    const { db } = running.reader;
    await db.query('alter table snapshot disable trigger snapshot_is_immutable');
    await db.query(`update snapshot set content = replace(content, '43', '44') where id = $1`, [body.id]);
    await db.query('alter table snapshot enable trigger snapshot_is_immutable');
    expect(await stored(body.id)).toMatchObject({ intact: false });
    const { status, body: refused } = await approve(body.id);
    expect([status, refused.code]).toEqual([409, 'snapshot-altered']);
    const path = `/reports/${body.id}/files/pdf`;
    expect((await running.reader.http.get(path, { token: lead })).status).toBe(409);
  });
});
