import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { XLSX } from '@xaso/platform';
import {
  drain,
  publishedBy,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import ExcelJS from 'exceljs';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { all, Classroom } from '../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';
import { FIELDS, HEADINGS, ROSTER_SHEET } from './roster-columns.js';

let service: TestService;
let programme: TestProducer;
let room: Classroom;
let officer: string;
let trainer: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  const pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Answer {
  readonly code: string;
  readonly importable: boolean;
  readonly rows: readonly { readonly row: number; readonly is: string; readonly maybeKnown: boolean }[];
  readonly faults: readonly { readonly cell: string; readonly code: string; readonly detail: string }[];
  readonly faultCount: number;
  readonly faultyRows: number;
  readonly enrolled: number;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}
type Row = readonly (string | number | Date | undefined)[];

async function file(rows: readonly Row[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(ROSTER_SHEET);
  sheet.addRow(FIELDS.map((field) => HEADINGS[field]));
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
const headers = { 'content-type': XLSX };
const preview = (id: string, content: Uint8Array, token = officer) =>
  service.http.post<Answer>(`/classes/${id}/roster/preview`, content, { token, headers });
const load = (id: string, content: Uint8Array, query = '', token = officer) =>
  service.http.post<Answer>(`/classes/${id}/roster${query}`, content, { token, headers });
const stored = async () =>
  (
    await service.db.query(
      `select (select count(*)::int from person) as people, (select count(*)::int from enrolment) as enrolments,
         (select count(*)::int from outbox) as facts`,
    )
  )[0];
const opened = async (path: string, token = trainer) => {
  const answer = await fetch(new URL(path, service.url), { headers: { authorization: `Bearer ${token}` } });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('no sheet');
  const rows: string[][] = [];
  sheet.eachRow((row) =>
    rows.push(
      (row.values as unknown[])
        .slice(1)
        .map((value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')),
    ),
  );
  return { answer, rows, sheet };
};
/** A name of its own for each number, in letters. */
const nameOf = (kind: string, index: number) =>
  `Trần ${kind} ${[...String(index)].map((digit) => 'abcdeghikl'[Number(digit)] ?? '').join('')}`;

const GOOD: readonly Row[] = [
  ['Đào Thị Một', '05/09/1970', 'Nữ', '0912000001', 'Xóm 1', 'Nông dân'],
  ['Lê Văn Hai', new Date('1981-02-03T00:00:00Z'), 'Nam', 912000002, 'Xóm 2', 'Cán bộ'],
  ['Phạm An', 1955, undefined, undefined, undefined, 'Người cao tuổi'],
];
const BAD: Row = ['=1', 'x', 'y', 'z', '@a', 'b'];

describe('a list from Excel', () => {
  test('is previewed without a trace, imported, and imported again without an effect', async () => {
    const id = await room.opened();
    const content = await file(GOOD);
    const before = await stored();
    const seen = await preview(id, content);
    expect([seen.status, seen.body]).toMatchObject([
      200,
      {
        importable: true,
        faultCount: 0,
        rows: [{ row: 2, is: 'new', maybeKnown: false }, { row: 3 }, { row: 4 }],
      },
    ]);
    expect(await stored()).toEqual(before);
    const first = await load(id, content);
    expect([first.status, first.body]).toMatchObject([
      200,
      { enrolled: 3, newPeople: 3, alreadyEnrolled: 0, leftOut: 0, inClass: 3, overCapacity: false },
    ]);
    const after = await stored();
    expect((await load(id, content)).body).toMatchObject({ enrolled: 0, newPeople: 0, alreadyEnrolled: 3 });
    expect(await stored()).toEqual(after);
    expect((await preview(id, content)).body.rows.map(({ is }) => is)).toEqual([
      'enrolled',
      'enrolled',
      'enrolled',
    ]);
    const other = await room.opened();
    expect((await load(other, content)).body).toMatchObject({ enrolled: 3, newPeople: 0 });
    await drain(service);
    const told = (await publishedBy(service)).filter(({ data }) => data.source === 'excel');
    expect(told).toHaveLength(6);
    expect(JSON.stringify(told.map(({ data }) => data))).not.toMatch(/Đào|0912|1970/);
  });

  test('with a row of many faults is refused as a whole; the good rows are kept only if the officer says so', async () => {
    const id = await room.opened();
    const content = await file([...GOOD, BAD]);
    const before = await stored();
    const seen = (await preview(id, content)).body;
    expect([seen.importable, seen.faultyRows, seen.faults.map(({ cell }) => cell).toSorted()]).toEqual([
      false,
      1,
      ['A5', 'B5', 'C5', 'D5', 'E5', 'F5'],
    ]);
    const refused = await load(id, content);
    expect([refused.status, refused.body.code, refused.body.errors?.length]).toEqual([
      422,
      'workbook-faults',
      6,
    ]);
    expect(await stored()).toEqual(before);
    expect((await load(id, content, '?onlyValid=true')).body).toMatchObject({ enrolled: 3, leftOut: 1 });
    const nothing = await load(id, await file([BAD]), '?onlyValid=true');
    expect([nothing.status, nothing.body.code]).toEqual([422, 'workbook-faults']);
  });

  test('names who may be known, and puts them on the list of people to compare', async () => {
    const id = await room.opened();
    await load(id, await file([['Vũ Thị Giống', 1966, undefined, undefined, 'Xóm 1', 'Khác']]));
    const content = await file([['Vu Thi Giong', 1966, undefined, '0912000099', undefined, 'Khác']]);
    expect((await preview(id, content)).body.rows).toEqual([{ row: 2, is: 'new', maybeKnown: true }]);
    await load(id, content);
    const pairs = await service.http.get<{ because: string[]; known: { name: string } }[]>(
      '/people/duplicates',
      {
        token: officer,
      },
    );
    expect(pairs.body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          because: ['name-and-birth'],
          known: expect.objectContaining({ name: 'Vũ Thị Giống' }),
          newer: expect.objectContaining({ name: 'Vu Thi Giong' }),
        }),
      ]),
    );
  });

  test('at the same time twice enrols everybody once', async () => {
    const id = await room.opened();
    const rows = Array.from({ length: 30 }, (_row, index) => [
      ...[nameOf('Đồng', index), 1980, undefined, undefined, undefined, 'Khác'],
    ]);
    const content = await file(rows);
    const answers = await Promise.all([load(id, content), load(id, content)]);
    expect(answers.map(({ status, body }) => [status, body.enrolled]).toSorted()).toEqual([
      [200, 0],
      [200, 30],
    ]);
  });

  test.each<[string, () => Promise<Buffer>, number, string]>([
    ['that is no workbook', () => Promise.resolve(Buffer.from('Họ và tên;Năm sinh')), 422, 'not-a-workbook'],
    ['without a heading', async () => (await file([])).subarray(0, 400), 422, 'not-a-workbook'],
    ['without anybody', () => file([]), 422, 'workbook-faults'],
  ])('%s is refused', async (_what, content, status, code) => {
    const id = await room.opened();
    const answer = await load(id, await content());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('by somebody of another commune, by a trainer or with another type is refused', async () => {
    const id = await room.opened();
    const content = await file(GOOD);
    const stranger = await testToken({ role: 'commune-officer', communes: [OTHER] });
    expect((await load(id, content, '', stranger)).status).toBe(403);
    expect((await load(id, content, '', trainer)).status).toBe(403);
    const other = await service.http.post<Answer>(`/classes/${id}/roster`, content, {
      token: officer,
      headers: { 'content-type': 'application/pdf' },
    });
    expect([other.status, other.body.code]).toEqual([415, 'not-a-workbook']);
  });

  test('of 5,000 people is previewed whole', async () => {
    const id = await room.opened();
    const rows = Array.from({ length: 5_000 }, (_row, index) => [
      ...[
        nameOf('Đông', index),
        1950 + (index % 50),
        'Nữ',
        `09${String(10_000_000 + index)}`,
        `Xóm ${index % 20}`,
      ],
      'Nông dân',
    ]);
    const { body } = await preview(id, await file(rows));
    expect([body.importable, body.rows.length]).toEqual([true, 5_000]);
  });
});

describe('what comes out', () => {
  test('the template is read again, and its sample is nobody', async () => {
    const id = await room.opened();
    const { answer, rows } = await opened('/rosters/template.xlsx');
    expect(answer.headers.get('content-type')).toBe(XLSX);
    expect(rows[0]).toEqual(FIELDS.map((field) => HEADINGS[field]));
    const again = await fetch(new URL('/rosters/template.xlsx', service.url), {
      headers: { authorization: `Bearer ${trainer}` },
    });
    const seen = await preview(id, new Uint8Array(await again.arrayBuffer()));
    expect(seen.body.faults).toMatchObject([{ cell: 'A2', code: 'table-empty' }]);
  });

  test('the list of a class and its sheet to sign, by given name, without a formula', async () => {
    const id = await room.running({ venue: '=cmd|nha!A1' });
    await load(id, await file(GOOD));
    const roster = await service.http.get<{ enrolmentId: string; name: string }[]>(`/classes/${id}/roster`, {
      token: trainer,
    });
    expect(roster.body.map(({ name }) => name)).toEqual(['Phạm An', 'Lê Văn Hai', 'Đào Thị Một']);
    const marks = all(roster.body.slice(0, 1).map(({ enrolmentId }) => ({ id: enrolmentId })));
    expect((await room.mark(id, 1, marks)).status).toBe(200);
    const list = await opened(`/classes/${id}/roster.xlsx`);
    expect(list.rows[2]?.[0]).toMatch(/^'=cmd/);
    expect(list.rows.slice(4)).toEqual([
      ['1', 'Phạm An', '1955', '', '', '', 'Người cao tuổi', 'x', '', ''],
      ['2', 'Lê Văn Hai', '03/02/1981', 'Nam', '0912000002', 'Xóm 2', 'Cán bộ', '', '', ''],
      ['3', 'Đào Thị Một', '05/09/1970', 'Nữ', '0912000001', 'Xóm 1', 'Nông dân', '', '', ''],
    ]);
    const sheet = await opened(`/classes/${id}/sign-in.xlsx`);
    expect(sheet.rows).toHaveLength(4 + 3 + 10);
    expect(JSON.stringify(sheet.rows)).not.toContain('0912');
  });

  test('names leave an audit row, and those without need of them get none', async () => {
    const id = await room.opened();
    await load(id, await file(GOOD));
    await opened(`/classes/${id}/roster.xlsx`);
    const audits = await service.db.query<{ detail: { form: string; people: string[] } }>(
      `select detail from audit_log where action = 'class.roll-read' and subject_id = $1`,
      [id],
    );
    expect(audits.map(({ detail }) => [detail.form, detail.people.length])).toEqual([['list', 3]]);
    const viewer = await testToken({ role: 'viewer' });
    for (const path of ['roster', 'roster.xlsx', 'sign-in.xlsx'])
      expect((await service.http.get(`/classes/${id}/${path}`, { token: viewer })).status).toBe(403);
  });
});
