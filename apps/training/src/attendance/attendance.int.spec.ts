import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  drain,
  publishedBy,
  TestClock,
  type TestProducer,
  testService,
  type TestService,
  testToken,
} from '@xaso/testing';
import { publishedCurriculum } from '../curricula/curricula.fixture.js';
import { all, Classroom, type Enrolled } from '../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../pilots/pilot-facts.fixture.js';
import { training } from '../service.js';

const FIRST_DAY = '2022-07-12T08:00:00+07:00';
const SECOND_DAY = '2022-07-13T08:00:00+07:00';
const AFTER = '2022-07-14T08:00:00+07:00';

const clock = new TestClock(FIRST_DAY);
let service: TestService;
let programme: TestProducer;
let room: Classroom;
let officer: string;
let trainer: string;
let stranger: string;

beforeAll(async () => {
  service = await testService(training, { clock });
  programme = await programmeBeside(service);
  officer = await testToken({ role: 'commune-officer', communes: [COMMUNE] });
  trainer = await testToken({ role: 'trainer', communes: [COMMUNE] });
  stranger = await testToken({ role: 'trainer', communes: [OTHER] });
  const pilot = (await pilotsIn(service, programme))[COMMUNE] ?? '';
  await publishedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C5');
  room = new Classroom(service, pilot, officer);
});
beforeEach(() => clock.advance(FIRST_DAY));
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

interface Synced {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly conflict: number;
  readonly marks: readonly {
    readonly id: string;
    readonly status: string;
    readonly code?: string;
    readonly stands?: object;
  }[];
}

const deviceMarks = (
  classId: string,
  session: number,
  people: readonly { readonly id: string }[],
  changes: object = {},
) =>
  people.map(({ id: enrolmentId }) => ({
    id: crypto.randomUUID(),
    ...{ classId, session, enrolmentId, present: true, markedAt: FIRST_DAY },
    ...changes,
  }));
const sync = (marks: readonly object[], changes: object = {}, token = trainer) =>
  room.post<Synced>('/attendance/sync', { marks, ...changes }, token);
const typesOf = async (people: readonly { readonly id: string }[]) => {
  await drain(service);
  const keys = people.map(({ id }) => id);
  const told = (await publishedBy(service)).filter(({ key }) => keys.includes(key));
  return told.map(({ type }) => type.split('.').slice(2).join('.'));
};
const only = (people: readonly Enrolled[]): Enrolled => {
  const [one] = people;
  if (!one) throw new Error('nobody');
  return one;
};
const completed = async () => {
  const id = await room.running();
  const people = await room.with(id, 2);
  await room.mark(id, 1, all(people), { at: undefined });
  clock.advance(SECOND_DAY);
  await room.mark(id, 2, all(people), { at: undefined });
  clock.advance(AFTER);
  await room.complete(id);
  return { id, people };
};

describe('a list', () => {
  test('that somebody marked otherwise since it was read is refused whole, and says which marks', async () => {
    const id = await room.running();
    const [one, other] = await room.with(id, 2);
    if (!one || !other) throw new Error('nobody');
    const read = (person: Enrolled, present: boolean, was: boolean | null) => ({
      ...{ enrolmentId: person.id, present, was },
    });
    const now = { at: undefined };
    expect((await room.mark(id, 1, [read(one, true, null)], now)).status).toBe(200);
    const late = await room.mark(id, 1, [read(other, true, null), read(one, false, null)], now, trainer);
    expect([late.status, late.body.code, late.body.errors]).toMatchObject([
      409,
      'marks-changed-meanwhile',
      [{ field: 'marks.1' }],
    ]);
    const seen = await room.mark(id, 1, [read(other, true, null), read(one, false, true)], now, trainer);
    expect([seen.status, seen.body.present]).toEqual([200, 1]);
  });

  test('with a mistake is refused by place, and nothing of it is stored', async () => {
    const id = await room.running();
    const person = only(await room.with(id, 1));
    const elsewhere = only(await room.with(await room.running(), 1));
    const marks = [...all([person]), ...all([elsewhere]), ...all([person])];
    const answer = await room.mark(id, 1, marks, { at: undefined });
    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [
        { field: 'marks.1', code: 'enrolment-unknown' },
        { field: 'marks.2', code: 'mark-twice' },
      ],
    ]);
    const standing = await service.http.get<{ enrolments: object[] }>(`/classes/${id}/attendance`, {
      token: officer,
    });
    expect(standing.body.enrolments).toMatchObject([
      { enrolmentId: person.id, state: 'registered', marks: [] },
    ]);
  });

  test('of a session that has not come, or that the class has not, is refused', async () => {
    const id = await room.running();
    const marks = all(await room.with(id, 1));
    const codes = [
      (await room.mark(id, 2, marks, { at: undefined })).body.code,
      (await room.mark(id, 3, marks, { at: undefined })).body.code,
      (await room.mark(id, 1, marks, { at: '2022-07-12T09:00:00+07:00' })).body.code,
      (await room.mark(id, 1, marks, { at: undefined }, stranger)).body.code,
    ];
    expect(codes).toEqual(['session-not-begun', 'session-unknown', 'instant-in-future', 'other-commune']);
  });

  test('of a completed class needs a reason, and then its results are revised', async () => {
    const { id, people } = await completed();
    const absent = all([only(people)], false);
    for (const session of [1, 2]) {
      const without = await room.mark(id, session, absent, { at: undefined });
      expect([without.status, without.body.code]).toEqual([409, 'class-completed']);
      const why = { at: undefined, reason: 'điểm danh nhầm người' };
      expect((await room.mark(id, session, absent, why)).status).toBe(200);
    }
    expect(await typesOf([only(people)])).toEqual([
      'registered',
      'attended',
      'passed',
      'outcome-withdrawn',
      'attendance-withdrawn',
    ]);
    await drain(service);
    const revised = (await publishedBy(service)).filter(
      ({ key, type }) => key === id && type.endsWith('revised'),
    );
    expect(revised.map(({ data }) => data)).toMatchObject([
      { after: { enrolled: 2, attended: 1, passed: 1 } },
    ]);
    const audits = await service.db.query<{ reason: string | null }>(
      `select reason from audit_log where action = 'attendance.marked' and subject_id = $1 order by id desc limit 1`,
      [id],
    );
    expect(audits).toEqual([{ reason: 'điểm danh nhầm người' }]);
  });
});

describe('marks made without network', () => {
  test('sent twice count once, and again from another phone that has the same list', async () => {
    const id = await room.running();
    const people = await room.with(id, 3);
    const marks = deviceMarks(id, 1, people);
    const first = await sync(marks);
    expect([first.status, first.body]).toMatchObject([
      200,
      { accepted: 3, duplicate: 0, rejected: 0, conflict: 0 },
    ]);
    expect(first.body.marks.map((mark) => mark.id)).toEqual(marks.map((mark) => mark.id));
    const [again, beside] = await Promise.all([sync(marks), sync(deviceMarks(id, 1, people), {}, officer)]);
    expect([again.body, beside.body]).toMatchObject([
      { accepted: 0, duplicate: 3 },
      { accepted: 0, duplicate: 3 },
    ]);
    expect((await typesOf(people)).filter((type) => type === 'attended')).toHaveLength(3);
    const told = (await publishedBy(service)).find(
      ({ key, type }) => key === people[0]?.id && type.endsWith('attended'),
    );
    expect(told?.data).toMatchObject({ source: 'offline-sync', actorRole: 'trainer' });
  });

  test('at the same time from two phones count once', async () => {
    const id = await room.running();
    const people = await room.with(id, 20);
    const marks = deviceMarks(id, 1, people);
    const answers = await Promise.all([
      sync(marks),
      sync(marks),
      sync(deviceMarks(id, 1, [...people].reverse())),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(20);
  });

  test('that say otherwise than the list are conflicts; one’s own later mark is taken', async () => {
    const id = await room.running();
    const person = only(await room.with(id, 1));
    await room.mark(id, 1, all([person], false), { at: undefined });
    expect((await sync(deviceMarks(id, 1, [person]))).body.marks).toMatchObject([
      { status: 'conflict', code: 'marked-otherwise', stands: { present: false, via: 'list' } },
    ]);
    const other = only(await room.with(id, 1));
    await sync(deviceMarks(id, 1, [other], { markedAt: '2022-07-12T07:30:00+07:00' }));
    const later = deviceMarks(id, 1, [other], { present: false });
    expect((await sync(later)).body.marks).toMatchObject([{ status: 'accepted' }]);
    expect(await typesOf([other])).toEqual(['registered', 'attended', 'attendance-withdrawn']);
  });

  test('are judged each by itself: what is wrong does not hold up the rest', async () => {
    const id = await room.running();
    const done = await completed();
    clock.advance(FIRST_DAY);
    const [one, two, three] = await room.with(id, 3);
    if (!one || !two || !three) throw new Error('nobody');
    const good = deviceMarks(id, 1, [one]);
    const marks = [
      ...good,
      ...deviceMarks(id, 2, [one]),
      ...deviceMarks(id, 9, [one]),
      ...deviceMarks(crypto.randomUUID(), 1, [one]),
      ...deviceMarks(id, 1, [{ id: crypto.randomUUID() }]),
      ...deviceMarks(id, 1, [two], { markedAt: '2022-07-12T09:00:00+07:00' }),
      ...deviceMarks(done.id, 1, done.people.slice(0, 1), { present: false }),
      ...deviceMarks(id, 1, [three], { id: good[0]?.id }),
    ];
    const { status, body } = await sync(marks);
    expect(status).toBe(200);
    expect(body.marks.map(({ status: is, code }) => [is, code])).toEqual([
      ['accepted', undefined],
      ['rejected', 'session-not-begun'],
      ['rejected', 'session-unknown'],
      ['rejected', 'class-unknown'],
      ['rejected', 'enrolment-unknown'],
      ['rejected', 'marked-in-future'],
      ['rejected', 'class-completed'],
      ['rejected', 'mark-id-reused'],
    ]);
    expect((await sync(deviceMarks(id, 1, [two]), {}, stranger)).body.marks).toMatchObject([
      { status: 'rejected', code: 'other-commune' },
    ]);
  });

  test('of a clock that is wrong are put right by the time the device told', async () => {
    const id = await room.running();
    const person = only(await room.with(id, 1));
    const ahead = deviceMarks(id, 1, [person], { markedAt: '2022-07-12T10:50:00+07:00' });
    expect((await sync(ahead, { sentAt: '2022-07-12T11:00:00+07:00' })).body.accepted).toBe(1);
    const rows = await service.db.query(
      'select a.marked_at, m.skew_ms from attendance a join device_mark m using (enrolment_id, session_n) where a.enrolment_id = $1',
      [person.id],
    );
    expect(rows).toEqual([{ marked_at: new Date('2022-07-12T07:50:00+07:00'), skew_ms: '10800000' }]);
  });

  test('500 are taken in one request, and sent again they are all duplicates', async () => {
    const id = await room.running({ capacity: 500 });
    const people = await room.with(id, 500);
    const marks = deviceMarks(id, 1, people);
    const answers = [await sync(marks), await sync(marks)];
    expect(answers.map(({ status, body }) => ({ ...body, status, marks: body.marks.length }))).toEqual([
      { status: 200, accepted: 500, duplicate: 0, rejected: 0, conflict: 0, marks: 500 },
      { status: 200, accepted: 0, duplicate: 500, rejected: 0, conflict: 0, marks: 500 },
    ]);
    expect((await typesOf(people)).filter((type) => type === 'attended')).toHaveLength(500);
  }, 60_000);
});
