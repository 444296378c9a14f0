import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
import { Classroom } from '../enrolments/classroom.fixture.js';
import { COMMUNE, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';

let service: TestService;
let programme: TestProducer;
let room: Classroom;
let trainer: string;

beforeAll(async () => {
  service = await testService(training);
  programme = await programmeBeside(service);
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  const pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, await testToken({ role: 'commune-officer', communes: [COMMUNE] }));
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Answer {
  readonly code: string;
  readonly standing: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

/** The sheet of a class as it is sent back: cells by their places. */
async function filled(id: string, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  const answer = await fetch(new URL(`/classes/${id}/attendance.xlsx`, service.url), {
    headers: { authorization: `Bearer ${trainer}` },
  });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await answer.arrayBuffer());
  for (const [place, value] of Object.entries(cells)) {
    const cell = workbook.worksheets[0]?.getCell(place);
    if (cell) cell.value = value;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
const send = (path: string, content: Buffer) =>
  service.http.post<Answer>(path, content, { token: trainer, headers: { 'content-type': XLSX } });
const attended = async (ids: readonly string[]) => {
  await drain(service);
  const told = (await publishedBy(service)).filter(
    ({ key, type }) => ids.includes(key) && type.endsWith('.attended'),
  );
  return told.map(({ data }) => data.source);
};

test('attendance from Excel: previewed without a trace, taken by sessions, and taken again without an effect', async () => {
  const id = await room.running();
  const ids = (await room.with(id, 2)).map((one) => one.id);
  const content = await filled(id, { C2: 'x', D2: 'x', C3: 'x', D3: 'vắng' });
  expect((await send(`/classes/${id}/attendance/preview`, content)).body).toMatchObject({
    ...{ importable: true, marks: 4, present: 3, corrected: 0, faultCount: 0 },
  });
  expect(await attended(ids)).toEqual([]);
  for (let times = 0; times < 2; times += 1)
    expect((await send(`/classes/${id}/attendance`, content)).body).toEqual({
      marked: 4,
      present: 3,
      absent: 1,
    });
  expect(await attended(ids)).toEqual(['excel', 'excel']);
});

test('a row with a fault keeps all of them out, unless the good rows are asked for', async () => {
  const id = await room.running();
  const ids = (await room.with(id, 2)).map((one) => one.id);
  const content = await filled(id, { C2: 'x', C3: '?', A4: 'không có' });
  const refused = await send(`/classes/${id}/attendance`, content);
  expect([refused.status, refused.body.code, refused.body.errors?.map(({ field }) => field)]).toEqual([
    422,
    'workbook-faults',
    ['C3', 'A4'],
  ]);
  expect(await attended(ids)).toEqual([]);
  expect((await send(`/classes/${id}/attendance?onlyValid=true`, content)).body).toMatchObject({ marked: 1 });
  expect(await attended(ids)).toEqual(['excel']);
});

test('attendance from Excel does not overwrite what another marked after the preview, until it is looked at again', async () => {
  const id = await room.running();
  const enrolled = await room.with(id, 2);
  const content = await filled(id, { C2: 'x', C3: 'x' });
  const { standing } = (await send(`/classes/${id}/attendance/preview`, content)).body;
  await room.mark(
    id,
    1,
    enrolled.map((one) => ({ enrolmentId: one.id, present: false })),
  );
  const refused = await send(`/classes/${id}/attendance?standing=${standing}`, content);
  expect([refused.status, refused.body.code]).toEqual([409, 'changed-since-preview']);
  expect(await attended(enrolled.map((one) => one.id))).toEqual([]);
  const again = (await send(`/classes/${id}/attendance/preview`, content)).body;
  expect(again).toMatchObject({ marks: 2, corrected: 2 });
  for (let times = 0; times < 2; times += 1)
    expect((await send(`/classes/${id}/attendance?standing=${again.standing}`, content)).body).toMatchObject({
      marked: 2,
      present: 2,
    });
});
