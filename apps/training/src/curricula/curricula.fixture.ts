import type { TestService } from '@xaso/testing';

/** A curriculum that may be taught; the id of its version. */
export async function publishedCurriculum(
  service: TestService,
  token: string,
  code: string,
): Promise<string> {
  const words = {
    code,
    title: `Giáo trình thử ${code}`,
    pillar: 'economy',
    audience: ['others'],
    hours: null,
    objectives: [],
    materials: [],
  };
  const drafted = await service.http.post<{ id: string }>('/curricula', words, { token });
  const published = await service.http.post<{ id: string }>(
    `/curricula/${drafted.body.id}/publish`,
    { on: '2022-05-01' },
    { token },
  );
  if (published.status !== 200) throw new Error(`${code}: ${JSON.stringify(published.body)}`);
  return published.body.id;
}
