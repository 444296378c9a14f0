import type { TestService } from '@xaso/testing';
import type { QuestionInput } from './questions/question.js';

/** Two questions: the first option is right, then the second; the second counts three times as much. */
export const QUESTIONS: readonly QuestionInput[] = [
  { kind: 'single', text: 'Câu thử một?', options: ['đúng', 'sai'], correct: [1], points: 1 },
  { kind: 'single', text: 'Câu thử hai?', options: ['sai', 'đúng'], correct: [2], points: 3 },
];

export interface Rule {
  readonly minAfterScore: number | null;
  readonly minSharePercent: number | null;
}

/** A draft of a curriculum; the id of its version. */
export async function draftCurriculum(service: TestService, token: string, code: string): Promise<string> {
  const words = {
    code,
    title: `Giáo trình thử ${code}`,
    pillar: 'economy',
    audience: ['others'],
    hours: null,
    objectives: [],
    materials: [],
  };
  const { status, body } = await service.http.post<{ id: string }>('/curricula', words, { token });
  if (status !== 201) throw new Error(`${code}: ${JSON.stringify(body)}`);
  return body.id;
}

/** A curriculum that may be taught, with a rule and the two questions; the id of its version. */
export async function testedCurriculum(
  service: TestService,
  token: string,
  code: string,
  rule: Rule | null,
): Promise<string> {
  const id = await draftCurriculum(service, token, code);
  const answers = [
    ...(rule === null ? [] : [await service.http.put(`/curricula/${id}/pass-rule`, rule, { token })]),
    await service.http.post(`/curricula/${id}/questions`, { questions: QUESTIONS }, { token }),
    await service.http.post(`/curricula/${id}/publish`, { on: '2022-05-01' }, { token }),
  ];
  for (const { status, body } of answers)
    if (status > 201) throw new Error(`${code}: ${JSON.stringify(body)}`);
  return id;
}
