import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import ExcelJS from 'exceljs';
import { programme } from '../service.js';
import { FIELDS, HEADINGS, TABLE_SHEET } from './workbook/columns.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let service: TestService;
let lead: string;
let viewer: string;

beforeAll(async () => {
  service = await testService(programme, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  viewer = await testToken({ role: 'viewer' });
});
afterAll(() => service?.stop());

const ROW = [
  '01',
  'Hồ sơ trực tuyến',
  'trực tuyến',
  'tổng số',
  '%',
  80,
  20,
  'Theo tỷ lệ',
  'từ = 0; đến = 80',
  'Có',
];
type Change = (sheet: ExcelJS.Worksheet) => void;

async function file(rows: readonly (readonly unknown[])[] = [ROW], change: Change = () => undefined) {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(TABLE_SHEET);
  sheet.addRow(FIELDS.map((field) => HEADINGS[field]));
  for (const row of rows) sheet.addRow([...row]);
  change(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface Answer {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
  readonly isNew: boolean;
  readonly importable: boolean;
  readonly faultCount: number;
  readonly rows: { row: number; item: { code: string; target: number } }[];
  readonly faults: { row: number; cell: string; code: string }[];
  readonly errors?: { field: string; code: string }[];
}
const headers = { 'content-type': XLSX };
const preview = (content: Uint8Array, token = lead) =>
  service.http.post<Answer>('/indicator-sets/preview', content, { token, headers });
let serial = 0;
const decision = (changes: Record<string, string> = {}) => ({
  issuer: 'UBND tỉnh thử',
  docNo: `${(serial += 1)}/QĐ-UBND`,
  name: 'Bộ chỉ tiêu thử',
  year: '2023',
  validFrom: '2023-04-19',
  ...changes,
});
const send = (content: Uint8Array, query: Record<string, string>, token = lead) =>
  service.http.post<Answer>(`/indicator-sets/import?${new URLSearchParams(query).toString()}`, content, {
    token,
    headers,
  });
const stored = () => service.db.query<unknown>('select id, state from indicator_set order by id');

describe('sets of indicators', () => {
  test('a workbook is looked at first, then imported whole, once', async () => {
    const content = await file([ROW, ['1.2', ...ROW.slice(1)]]);
    const seen = await preview(content);
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ importable: true, faults: [], rows: [{ row: 2 }, { row: 3 }] });
    expect(await stored()).toEqual([]);
    const query = decision();
    const first = await send(content, query);
    const again = await send(content, query);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toMatchObject({ id: first.body.id, isNew: false });
    expect(await stored()).toHaveLength(1);
    const { body } = await service.http.get<{ items: { code: string; rule: unknown }[] }>(
      `/indicator-sets/${first.body.id}`,
      { token: viewer },
    );
    expect(body.items).toMatchObject([
      { code: '01', rule: { scoring: 'ratio', max: 80 }, target: 80, evidenceRequired: true },
      { code: '1.2' },
    ]);
    const list = await service.http.get<unknown[]>('/indicator-sets?year=2023', { token: viewer });
    expect(list.body).toMatchObject([
      { docNo: query.docNo, validFrom: '2023-04-19', items: 2, maxPoints: 40 },
    ]);
    expect(await service.db.query('select 1 from outbox')).toEqual([]);
  });

  test('two imports at once are one; a file belongs to one decision, a decision has one file at a time', async () => {
    const content = await file([['A.1', ...ROW.slice(1)]]);
    const query = decision();
    const both = await Promise.all([send(content, query), send(content, query)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    const other = await send(content, decision());
    expect(`${other.status} ${other.body.code}`).toBe('409 file-of-other-decision');
    const corrected = await file([['A.1', 'Tên đã sửa', ...ROW.slice(2)]]);
    const refused = await send(corrected, query);
    expect(`${refused.status} ${refused.body.code}`).toBe('409 set-exists');
    const replaced = await send(corrected, { ...query, reason: 'đính chính tên' });
    expect(replaced.status).toBe(201);
    const sets = await service.db.query(
      'select state, replaces from indicator_set where doc_no = $1 order by id',
      [query.docNo],
    );
    expect(sets).toMatchObject([{ state: 'replaced' }, { state: 'current', replaces: both[0].body.id }]);
    const old = await send(content, query);
    expect(`${old.status} ${old.body.code}`).toBe('409 set-replaced');
    expect(old.body.detail).toContain(replaced.body.id);
  });

  test('the template can be read, and its sample is not taken for an indicator', async () => {
    const answer = await fetch(new URL('/indicator-sets/template.xlsx', service.url), {
      headers: { authorization: `Bearer ${viewer}` },
    });
    expect(answer.headers.get('content-type')).toBe(XLSX);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect((await preview(bytes)).body).toMatchObject({
      importable: false,
      faults: [{ row: 2, cell: 'A2', code: 'sample-row' }],
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = workbook.getWorksheet(TABLE_SHEET);
    expect(sheet?.getCell('A1').protection?.locked).not.toBe(false);
    expect(sheet?.getCell('A2').protection?.locked).toBe(false);
    expect(sheet?.getCell('A3').numFmt).toBe('@');
    ROW.forEach((value, index) => {
      const cell = sheet?.getCell(2, index + 1);
      if (cell) cell.value = value;
    });
    const filled = Buffer.from(await workbook.xlsx.writeBuffer());
    expect((await preview(filled)).body).toMatchObject({
      importable: true,
      rows: [{ item: { code: '01' } }],
    });
  });

  test.each<[string, Change, string]>([
    ['merged cells', (sheet) => sheet.mergeCells('B2:C2'), 'B2 merged-cells'],
    [
      'a formula',
      (sheet) => void (sheet.getCell('G2').value = { formula: 'SUM(F2:F2)', result: 20 }),
      'G2 formula',
    ],
    ['a code that lost its zero', (sheet) => void (sheet.getCell('A2').value = 1), 'A2 code-as-number'],
    ['text in TCVN3', (sheet) => void (sheet.getCell('B2').value = 'Tû lÖ hå s¬'), 'B2 legacy-text'],
    [
      'a font of before Unicode',
      (sheet) => void (sheet.getCell('C2').font = { name: '.VnTime' }),
      'C2 legacy-text',
    ],
    ['a code twice', (sheet) => void sheet.addRow(ROW), 'A3 code-twice'],
    ['a heading that is missing', (sheet) => void (sheet.getCell('E1').value = null), 'A1 heading-missing'],
    ['a number that is none', (sheet) => void (sheet.getCell('G2').value = 'nhiều'), 'G2 not-a-number'],
  ])('%s: refused by cell, nothing stored', async (_what, change, expected) => {
    const content = await file([ROW], change);
    const before = await stored();
    const seen = (await preview(content)).body;
    expect(seen.faults.map(({ cell, code }) => `${cell} ${code}`)).toContain(expected);
    const { status, body } = await send(content, decision());
    expect(status).toBe(422);
    expect(body.errors?.map(({ field, code }) => `${field} ${code}`)).toContain(expected);
    expect(await stored()).toEqual(before);
  });

  test('a percentage is read as it is seen', async () => {
    const content = await file([ROW], (sheet) => {
      sheet.getCell('F2').value = 0.8;
      sheet.getCell('F2').numFmt = '0%';
    });
    expect((await preview(content)).body.rows[0]?.item.target).toBe(80);
  });

  test('who may not, what is no workbook, what is too large, what lacks its decision', async () => {
    const content = await file([['Z.1', ...ROW.slice(1)]]);
    const before = await stored();
    expect((await send(content, decision(), viewer)).status).toBe(403);
    expect((await send(content, decision(), await testToken({ role: 'commune-officer' }))).status).toBe(403);
    const text = await send(Buffer.from('Mã;Tên'), decision());
    expect(`${text.status} ${text.body.code}`).toBe('422 not-a-workbook');
    const large = await send(Buffer.alloc(6 * 1_048_576), decision());
    expect(`${large.status} ${large.body.code}`).toBe('413 file-too-large');
    const { docNo: _no, ...lacking } = decision();
    expect((await send(content, lacking)).body.errors?.[0]?.field).toBe('docNo');
    expect((await send(content, decision({ validFrom: '2023-02-30' }))).body.errors?.[0]?.field).toBe(
      'validFrom',
    );
    const json = await service.http.post<Answer>('/indicator-sets/preview', { a: 1 }, { token: lead });
    expect(json.status).toBe(415);
    expect(await stored()).toEqual(before);
  });
});
