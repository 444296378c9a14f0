import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestClock, type TestProducer, testService, type TestService, testToken } from '@xaso/testing';
import { all, type Answer, Classroom } from '../../enrolments/classroom.fixture.js';
import { COMMUNE, OTHER, pilotsIn, programmeBeside } from '../../pilots/pilot-facts.fixture.js';
import { training } from '../../service.js';
import { testedCurriculum } from '../tests.fixture.js';

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
  await testedCurriculum(service, await testToken({ role: 'programme-lead' }), 'C31', null);
  room = new Classroom(service, pilot, officer);
});
afterAll(async () => {
  await programme?.stop();
  await service?.stop();
});

type Written = Answer & { changed: number; unchanged: number; corrected: number };
type Paper = Answer & { points: number; questions: { id: string; correct?: unknown }[] };

const put = <T>(path: string, body: object, token = trainer) => service.http.put<T>(path, body, { token });
const write = (id: string, scores: readonly object[], changes: object = {}, token = trainer) =>
  put<Written>(`/classes/${id}/scores`, { scores, ...changes }, token);
const scores = (id: string, token = trainer) =>
  service.http.get<object[]>(`/classes/${id}/scores`, { token });
const paper = (id: string, stage: string, body: object = {}, token = trainer) =>
  put<Paper>(`/classes/${id}/tests/${stage}`, body, token);
const answer = (id: string, stage: string, answers: readonly object[], changes: object = {}) =>
  put<Written>(`/classes/${id}/tests/${stage}/answers`, { answers, ...changes });
const started = () => room.running({ curriculum: 'C31' });
const faults = ({ body }: { readonly body: Answer }) =>
  body.errors?.map(({ field, code }) => `${field} ${code}`);

describe('a list of scores', () => {
  test('stands as it was written last, and the same list again changes nothing', async () => {
    const id = await started();
    const [one, two] = (await room.with(id, 2)).map((person) => person.id);
    const list = [
      { enrolmentId: one, before: 0, after: 7.5 },
      { enrolmentId: two, before: 6.7 },
    ];
    expect((await write(id, list)).body).toEqual({ changed: 3, unchanged: 0, corrected: 0 });
    expect((await write(id, list)).body).toEqual({ changed: 0, unchanged: 3, corrected: 0 });
    const other = [
      { enrolmentId: one, before: null, after: 8 },
      { enrolmentId: two, after: 6 },
    ];
    expect((await write(id, other)).body).toEqual({ changed: 3, unchanged: 0, corrected: 2 });
    expect((await scores(id)).body).toEqual(
      expect.arrayContaining([
        { enrolmentId: one, before: null, after: { score: 8, via: 'list' } },
        { enrolmentId: two, before: { score: 6.7, via: 'list' }, after: { score: 6, via: 'list' } },
      ]),
    );
    const log = await service.db.query<{ detail: { before: object[] } }>(
      `select detail from audit_log where action = 'class.scores-written' and subject_id = $1 order by id desc limit 1`,
      [id],
    );
    expect(log[0]?.detail.before).toEqual([
      { enrolmentId: one, stage: 'before', tenths: 0 },
      { enrolmentId: one, stage: 'after', tenths: 75 },
    ]);
  });

  test('that was read before another wrote is refused whole, and names what stands', async () => {
    const id = await started();
    const [one, two] = (await room.with(id, 2)).map((person) => person.id);
    const unread = { was: { before: null } };
    expect((await write(id, [{ enrolmentId: one, before: 5, ...unread }])).status).toBe(200);
    const late = await write(id, [
      { enrolmentId: two, before: 4, ...unread },
      { enrolmentId: one, before: 6, ...unread },
    ]);
    expect([late.status, late.body.code, faults(late)]).toEqual([
      409,
      'scores-changed-meanwhile',
      ['scores.1.before score-changed'],
    ]);
    expect((await scores(id)).body).toMatchObject([{ enrolmentId: one, before: { score: 5 } }]);
    expect((await write(id, [{ enrolmentId: one, before: 6, was: { before: 5 } }])).status).toBe(200);
    const wrong = await write(id, [{ enrolmentId: one, before: 6, was: { before: 'x' } }]);
    expect(wrong.status).toBe(422);
  });

  test('is refused whole, with the place of each fault', async () => {
    const id = await started();
    const elsewhere = await room.with(await started(), 1);
    const [one] = (await room.with(id, 1)).map((person) => person.id);
    for (const wrong of [{ before: 10.1 }, { before: -1 }, { before: 6.55 }, { before: '7' }]) {
      const refused = await write(id, [{ enrolmentId: one, ...wrong }]);
      expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'scores.0.before']);
    }
    const refused = await write(id, [
      { enrolmentId: one, after: 5 },
      { enrolmentId: elsewhere[0]?.id, after: 5 },
      { enrolmentId: one, after: 6 },
    ]);
    expect([refused.status, faults(refused)]).toEqual([
      422,
      ['scores.1.after enrolment-unknown', 'scores.2.after score-twice'],
    ]);
    expect((await scores(id)).body).toEqual([]);
  });

  test('of a test after a class waits for the class to begin', async () => {
    const id = await room.opened({ curriculum: 'C31' });
    const [one] = (await room.with(id, 1)).map((person) => person.id);
    expect((await write(id, [{ enrolmentId: one, before: 5 }])).status).toBe(200);
    const early = await write(id, [{ enrolmentId: one, after: 5 }]);
    expect([early.status, early.body.code]).toEqual([409, 'class-state']);
    const future = await write(id, [{ enrolmentId: one, before: 6 }], { at: '2999-01-01T00:00:00Z' });
    expect([future.status, faults(future)]).toEqual([422, ['at instant-in-future']]);
  });

  test('is written and read by those who give tests in the commune, and reading is logged', async () => {
    const id = await started();
    const [one] = (await room.with(id, 1)).map((person) => person.id);
    const list = [{ enrolmentId: one, before: 5 }];
    expect((await write(id, list, {}, viewer)).status).toBe(403);
    expect((await write(id, list, {}, stranger)).status).toBe(403);
    expect([(await scores(id, viewer)).status, (await scores(id, stranger)).status]).toEqual([403, 403]);
    expect((await scores(id)).headers.get('cache-control')).toBe('private, no-store');
    const log = await service.db.query(
      `select 1 from audit_log where action = 'class.scores-read' and subject_id = $1`,
      [id],
    );
    expect(log).toHaveLength(1);
  });
});

describe('a test', () => {
  test('is put together from the bank, handed out without its answers, and graded', async () => {
    const id = await started();
    const [one, two] = (await room.with(id, 2)).map((person) => person.id);
    const set = await paper(id, 'before');
    expect([set.status, set.body.points, set.body.questions.length]).toEqual([200, 4, 2]);
    expect(JSON.stringify(set.body)).not.toContain('correct');
    const [easy, hard] = set.body.questions.map((question) => question.id);
    const taken = await answer(id, 'before', [
      { enrolmentId: one, choices: [{ questionId: hard, chosen: [2] }] },
      {
        enrolmentId: two,
        choices: [
          { questionId: easy, chosen: [1] },
          { questionId: hard, chosen: [1] },
        ],
      },
    ]);
    expect([taken.status, taken.body]).toMatchObject([200, { changed: 2 }]);
    expect((await scores(id)).body).toEqual(
      expect.arrayContaining([
        { enrolmentId: one, before: { score: 7.5, via: 'answers' }, after: null },
        { enrolmentId: two, before: { score: 2.5, via: 'answers' }, after: null },
      ]),
    );
    const [stored] = await service.db.query<{ answers: object[] }>(
      'select answers from test_score where enrolment_id = $1',
      [one],
    );
    expect(stored?.answers).toEqual([{ questionId: hard, chosen: [2] }]);
  });

  test('is put together otherwise until somebody answered it', async () => {
    const id = await started();
    const [one] = (await room.with(id, 1)).map((person) => person.id);
    const [easy] = (await paper(id, 'after')).body.questions.map((question) => question.id);
    const short = await paper(id, 'after', { questionIds: [easy] });
    expect([short.status, short.body.questions.length]).toEqual([200, 1]);
    const unknown = await paper(id, 'after', { questionIds: [crypto.randomUUID(), easy, easy] });
    expect(faults(unknown)).toEqual(['questionIds.0 question-unknown', 'questionIds.2 question-twice']);
    await answer(id, 'after', [{ enrolmentId: one, choices: [] }]);
    expect((await paper(id, 'after')).body.code).toBe('test-answered');
    expect((await paper(id, 'after', { questionIds: [easy] })).status).toBe(200);
    expect((await scores(id)).body).toMatchObject([{ after: { score: 0 } }]);
  });

  test('takes answers to its own questions, all or none', async () => {
    const id = await started();
    const [one] = (await room.with(id, 1)).map((person) => person.id);
    const none = await answer(id, 'before', [{ enrolmentId: one, choices: [] }]);
    expect([none.status, none.body.code]).toEqual([404, 'test-unknown']);
    const [easy] = (await paper(id, 'before')).body.questions.map((question) => question.id);
    const wrong = await answer(id, 'before', [
      { enrolmentId: one, choices: [{ questionId: easy, chosen: [3] }] },
      { enrolmentId: one, choices: [{ questionId: crypto.randomUUID(), chosen: [1] }] },
    ]);
    expect(faults(wrong)).toEqual([
      'answers.0.choices.0.chosen option-unknown',
      'answers.1.choices.0.questionId question-unknown',
    ]);
    expect((await scores(id)).body).toEqual([]);
    expect((await put(`/classes/${id}/tests/during`, {})).status).toBe(400);
  });

  test('of a completed class is answered with a reason', async () => {
    const id = await started();
    const people = await room.with(id, 1);
    for (const n of [1, 2]) await room.mark(id, n, all(people));
    const set = await paper(id, 'after');
    await room.complete(id);
    const sheet = [{ enrolmentId: people[0]?.id, choices: [] }];
    expect((await answer(id, 'after', sheet)).body.code).toBe('class-completed');
    expect((await answer(id, 'after', sheet, { reason: 'bài nộp muộn' })).body.changed).toBe(1);
    expect((await paper(id, 'before')).body.code).toBe('class-state');
    expect((await paper(id, 'after', { questionIds: set.body.questions.map((q) => q.id) })).status).toBe(200);
  });
});
