import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { XLSX } from '@xaso/platform';
import { TestClock, type TestProducer, testService, type TestService, testToken } from '@xaso/testing';
import ExcelJS from 'exceljs';
import { all, type Answer, Classroom, somebody } from '../../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../../pilots/pilot-facts.fixture.js';
import { training } from '../../service.js';
import { testedCurriculum } from '../tests.fixture.js';
import { HEADINGS, SHEET } from './columns.js';

const clock = new TestClock('2022-07-20T02:00:00Z');
let service: TestService;
let programme: TestProducer;
let room: Classroom;
let officer: string;
let trainer: string;
let stranger: string;
let viewer: string;

beforeAll(async () => {
  service = await testService(training, { clock });
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'trainer', communes: [OTHER] });
  viewer = await testToken({ role: 'viewer' });
  const pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await testedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C41', null);
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Said extends Answer {
  readonly importable: boolean;
  readonly changed: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly leftOut: number;
  readonly standing: string;
  readonly faultyRows: number;
  readonly scores: readonly { readonly score: number; readonly was: number | null }[];
  readonly faults: readonly { readonly cell: string; readonly code: string }[];
}

const send = (path: string, file: Uint8Array, token = trainer, type = XLSX) =>
  service.http.send<Said>('POST', path, file, { token, headers: { 'content-type': type } });
const preview = (id: string, file: Uint8Array, token?: string) =>
  send(`/classes/${id}/scores/preview`, file, token);
const load = (id: string, file: Uint8Array, query = '', token?: string) =>
  send(`/classes/${id}/scores/import${query}`, file, token);
const stored = async (id: string) =>
  (
    await service.db.query<{ tenths: number }>(
      `select tenths from test_score where class_id = $1 and via = 'excel' order by tenths`,
      [id],
    )
  ).map(({ tenths }) => tenths);

async function sheetOf(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET);
  sheet.addRow([HEADINGS.name, HEADINGS.birthYear, HEADINGS.before, HEADINGS.after]);
  for (const row of rows) sheet.addRow([...row]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
/** A class that goes on, with these people in it. */
async function classOf(...names: string[]): Promise<{ id: string; enrolments: { id: string }[] }> {
  const id = await room.running({ curriculum: 'C41' });
  const people = names.map((name) => ({ person: somebody({ name }) }));
  const { body } = await room.enrol(id, people);
  return { id, enrolments: [...body.enrolments] };
}

describe('scores in a workbook', () => {
  test('are previewed, imported, and imported again without any change', async () => {
    const { id } = await classOf('Trần Thử Bình', 'Lê Thử An');
    const file = await sheetOf([
      ['Trần Thử Bình', 1970, 4, 7.5],
      ['Lê Thử An', '1970', null, '8,5'],
    ]);
    const seen = await preview(id, file);
    expect([seen.status, seen.body]).toMatchObject([200, { importable: true, changed: 3, faultyRows: 0 }]);
    expect(seen.body.scores.map(({ score, was }) => [score, was])).toEqual([
      [4, null],
      [7.5, null],
      [8.5, null],
    ]);
    expect(await stored(id)).toEqual([]);
    expect((await load(id, file)).body).toEqual({ changed: 3, unchanged: 0, corrected: 0, leftOut: 0 });
    expect((await load(id, file)).body).toEqual({ changed: 0, unchanged: 3, corrected: 0, leftOut: 0 });
    expect(await stored(id)).toEqual([40, 75, 85]);
  });

  test('are refused whole by cell, and the good rows kept only when the officer says so', async () => {
    const { id } = await classOf('Trần Thử Bình', 'Lê Thử An');
    const file = await sheetOf([
      ['Trần Thử Bình', 1970, 'x', 11],
      ['Lê Thử An', 1970, null, 8],
      ['Không Có Ai', 1970, null, 8],
    ]);
    expect((await preview(id, file)).body).toMatchObject({
      ...{ importable: false, faultyRows: 2, faultCount: 3, changed: 1 },
      faults: [{ cell: 'C2' }, { cell: 'D2' }, { cell: 'A4', code: 'person-unknown' }],
    });
    const refused = await load(id, file);
    expect([refused.status, refused.body.code]).toEqual([422, 'workbook-faults']);
    expect(refused.body.errors?.map(({ field }) => field)).toEqual(['C2', 'D2', 'A4']);
    expect(await stored(id)).toEqual([]);
    expect((await load(id, file, '?onlyValid=true')).body).toMatchObject({ changed: 1, leftOut: 2 });
    expect(await stored(id)).toEqual([80]);
    const noTable = await load(id, await sheetOf([]), '?onlyValid=true');
    expect([noTable.status, noTable.body.errors?.[0]?.code]).toEqual([422, 'table-empty']);
  });

  test('do not overwrite what another wrote after the preview, until it is looked at again', async () => {
    const { id, enrolments } = await classOf('Trần Thử Bình', 'Lê Thử An');
    const file = await sheetOf([['Trần Thử Bình', 1970, 4, 7.5]]);
    const { standing } = (await preview(id, file)).body;
    const write = (index: number, after: number) =>
      service.http.put(
        `/classes/${id}/scores`,
        { scores: [{ enrolmentId: enrolments[index]?.id, after }] },
        { token: officer },
      );
    await write(0, 9);
    const refused = await load(id, file, `?standing=${standing}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'changed-since-preview']);
    expect(await stored(id)).toEqual([]);
    const again = (await preview(id, file)).body;
    expect(again).toMatchObject({ changed: 2, corrected: 1 });
    // Of somebody who is not in the file.
    await write(1, 6);
    const query = `?standing=${again.standing}`;
    expect((await load(id, file, query)).body).toMatchObject({ changed: 2, corrected: 1 });
    expect((await load(id, file, query)).body).toMatchObject({ changed: 0, unchanged: 2 });
    expect(await stored(id)).toEqual([40, 75]);
  });

  test('are written into a template that has everybody by given name, with the scores there are', async () => {
    const { id, enrolments } = await classOf('Trần Thử Bình', 'Lê Thử An');
    await service.http.put(
      `/classes/${id}/scores`,
      { scores: [{ enrolmentId: enrolments[0]?.id, before: 3.5 }] },
      { token: trainer },
    );
    const answer = await fetch(new URL(`/classes/${id}/scores/template.xlsx`, service.url), {
      headers: { authorization: `Bearer ${trainer}` },
    });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await answer.arrayBuffer());
    const sheet = workbook.getWorksheet(SHEET);
    expect([2, 3].map((row) => [3, 4, 5].map((column) => sheet?.getCell(row, column).value))).toEqual([
      ['Lê Thử An', 1970, null],
      ['Trần Thử Bình', 1970, 3.5],
    ]);
    const open = (cell: string) => sheet?.getCell(cell).protection?.locked === false;
    expect([open('C2'), open('F2')]).toEqual([false, true]);
    for (const row of [2, 3]) if (sheet) sheet.getCell(`F${row}`).value = row;
    const filled = new Uint8Array(await workbook.xlsx.writeBuffer());
    expect((await load(id, filled)).body).toEqual({ changed: 2, unchanged: 1, corrected: 0, leftOut: 0 });
    const log = await service.db.query(
      `select 1 from audit_log where action = 'class.score-sheet-read' and subject_id = $1`,
      [id],
    );
    expect(log).toHaveLength(1);
  });

  test('of a completed class ask for a reason, and the same file again does not', async () => {
    const { id, enrolments } = await classOf('Trần Thử Bình');
    for (const n of [1, 2]) await room.mark(id, n, all(enrolments));
    await room.complete(id);
    const file = await sheetOf([['Trần Thử Bình', 1970, 5, 9]]);
    const silent = await load(id, file);
    expect([silent.status, silent.body.code]).toEqual([409, 'class-completed']);
    const reason = encodeURIComponent('nộp điểm muộn');
    expect((await load(id, file, `?reason=${reason}`)).body.changed).toBe(2);
    expect((await load(id, file)).body).toMatchObject({ changed: 0, unchanged: 2 });
    const { body } = await service.http.get(`/classes/${id}/results`, { token: viewer });
    expect(body).toMatchObject({ tested: 1, averageBefore: 5, averageAfter: 9, gain: 4, revision: 1 });
  });

  test('are for those who give tests in the commune, in a workbook and nothing else', async () => {
    const { id } = await classOf('Trần Thử Bình');
    const file = await sheetOf([['Trần Thử Bình', 1970, 5, 9]]);
    for (const token of [viewer, stranger]) {
      expect((await preview(id, file, token)).status).toBe(403);
      expect((await load(id, file, '', token)).status).toBe(403);
    }
    const path = `/classes/${id}/scores/import`;
    expect((await send(path, file, trainer, 'text/csv')).status).toBe(415);
    const broken = await send(path, Uint8Array.of(1, 2, 3));
    expect([broken.status, broken.body.code]).toEqual([422, 'not-a-workbook']);
    expect(await stored(id)).toEqual([]);
  });
});
