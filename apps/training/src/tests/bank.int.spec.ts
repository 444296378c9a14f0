import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testService, type TestService, testToken } from '@xaso/testing';
import { training } from '../service.js';
import type { Question } from './questions/question.js';
import { draftCurriculum, QUESTIONS, testedCurriculum } from './tests.fixture.js';

let service: TestService;
let lead: string;
let officer: string;
let trainer: string;
let viewer: string;

beforeAll(async () => {
  service = await testService(training, { transports: false });
  lead = await testToken({ role: 'programme-lead' });
  officer = await testToken({ role: 'commune-officer' });
  trainer = await testToken({ role: 'trainer' });
  viewer = await testToken({ role: 'viewer' });
});
afterAll(() => service?.stop());

interface Refusal {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

const add = (id: string, questions: readonly object[], token = lead, key = crypto.randomUUID()) =>
  service.http.post<Question[] & Refusal>(`/curricula/${id}/questions`, { questions }, { token, key });
const bank = async (id: string, token = trainer) =>
  service.http.get<Question[]>(`/curricula/${id}/questions`, { token });
const setRule = (id: string, rule: object, token = lead) =>
  service.http.put<Refusal & { words: string }>(`/curricula/${id}/pass-rule`, rule, { token });
const rule = async (id: string) =>
  (await service.http.get(`/curricula/${id}/pass-rule`, { token: viewer })).body;

describe('the question bank', () => {
  test('grows while a version is taught, and a question leaves it with a reason', async () => {
    const id = await testedCurriculum(service, lead, 'C11', null);
    const added = await add(id, [
      { kind: 'multiple', text: 'Câu thử ba?', options: ['a', 'b', 'c'], correct: [3, 1], points: 2 },
    ]);
    expect([added.status, added.body[0]?.correct]).toEqual([201, [1, 3]]);
    const { body } = await bank(id);
    expect(body.map(({ text }) => text)).toEqual(['Câu thử một?', 'Câu thử hai?', 'Câu thử ba?']);
    const path = `/questions/${body[0]?.id}/withdraw`;
    const gone = await service.http.post(path, { reason: 'hỏi không rõ' }, { token: lead });
    expect(gone.status).toBe(200);
    const again = await service.http.post<Refusal>(path, { reason: 'nữa' }, { token: lead });
    expect([again.status, again.body.code]).toEqual([409, 'question-withdrawn']);
    expect((await bank(id)).body).toHaveLength(2);
  });

  test('takes all or none, by the place of what is wrong, and the same request once', async () => {
    const id = await draftCurriculum(service, lead, 'C12');
    const wrong = await add(id, [...QUESTIONS, { ...QUESTIONS[0], correct: [1, 2] }]);
    expect([wrong.status, wrong.body.errors]).toMatchObject([
      422,
      [{ field: 'questions.2.correct', code: 'correct-too-many' }],
    ]);
    expect((await bank(id)).body).toEqual([]);
    const key = crypto.randomUUID();
    const [one, two] = [await add(id, QUESTIONS, lead, key), await add(id, QUESTIONS, lead, key)];
    expect(two.body).toEqual(one.body);
    expect((await bank(id)).body).toHaveLength(2);
  });

  test('is written by those who write curricula, and read by those who give tests', async () => {
    const id = await draftCurriculum(service, lead, 'C13');
    expect((await add(id, QUESTIONS, trainer)).status).toBe(403);
    expect((await bank(id, viewer)).status).toBe(403);
    expect((await bank(id, officer)).status).toBe(200);
    expect((await add(crypto.randomUUID(), QUESTIONS)).body.code).toBe('curriculum-unknown');
  });
});

describe('a pass rule', () => {
  test('is decided before its version is published, and holds for good', async () => {
    const id = await draftCurriculum(service, lead, 'C14');
    const open = { curriculumId: id, minAfterScore: null, minSharePercent: null };
    expect(await rule(id)).toEqual({ ...open, words: 'Dự ít nhất một buổi học.' });
    await setRule(id, { minAfterScore: 6.5, minSharePercent: 80 });
    expect(await rule(id)).toMatchObject({ minAfterScore: 6.5, minSharePercent: 80 });
    await setRule(id, { minAfterScore: null, minSharePercent: null });
    expect(await rule(id)).toMatchObject(open);
    expect((await setRule(id, { minAfterScore: 5, minSharePercent: null })).status).toBe(200);
    await service.http.post(`/curricula/${id}/publish`, { on: '2022-05-01' }, { token: lead });
    const late = await setRule(id, { minAfterScore: 1, minSharePercent: null });
    expect([late.status, late.body.code]).toEqual([409, 'curriculum-published']);
    expect(await rule(id)).toMatchObject({ minAfterScore: 5, minSharePercent: null });
  });

  test.each([
    [{ minAfterScore: 10.5, minSharePercent: null }, 'minAfterScore'],
    [{ minAfterScore: 6.55, minSharePercent: null }, 'minAfterScore'],
    [{ minAfterScore: 0, minSharePercent: null }, 'minAfterScore'],
    [{ minAfterScore: null, minSharePercent: 101 }, 'minSharePercent'],
    [{ minAfterScore: null, minSharePercent: 0 }, 'minSharePercent'],
    [{ minAfterScore: 5 }, 'minSharePercent'],
  ])('%j is refused', async (wrong, field) => {
    const id = crypto.randomUUID();
    const { status, body } = await setRule(id, wrong);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  test('is set by those who write curricula', async () => {
    expect(
      (await setRule(crypto.randomUUID(), { minAfterScore: 5, minSharePercent: null }, officer)).status,
    ).toBe(403);
  });
});
