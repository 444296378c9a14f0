import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Mishap, PretendService } from './service.fixture.js';
import { loadSurveyRounds, type SurveyFacts } from './survey-rounds.js';
import { surveysAnswer } from './surveys-rules.fixture.js';

const FACTS: SurveyFacts = {
  sites: [
    { code: '17335', epoch: 'before-2025-07-01' },
    { code: '17071', epoch: 'before-2025-07-01' },
  ],
  surveys: [
    { form: 'CQS', pillar: 'government', target: 3, accepted: 4 },
    { form: 'KTS', pillar: 'economy', target: 3, accepted: 3 },
  ],
};

let service: PretendService;

beforeEach(async () => {
  service = new PretendService(surveysAnswer);
  await service.start();
});
afterEach(() => service.stop());

const load = () => loadSurveyRounds(service.context(), 'p', FACTS);
const statesOf = (path: string) => service.rows(path).map((row) => row['state']);

function expectToldOnce(): void {
  expect(statesOf('/campaigns')).toEqual(['closed', 'closed']);
  expect(statesOf('/responses')).toEqual(Array(7).fill('accepted'));
  expect(service.rows('/device-keys').filter((key) => key['revokedAt'] === null)).toEqual([]);
}

describe('survey rounds', () => {
  test('told once, and again: the second load makes nothing', async () => {
    await load();
    expectToldOnce();
    const told = service.done.length;
    service.forgetKeys();
    await load();
    expect(service.done).toHaveLength(told);
  });

  test('a load that is killed again and again ends with the same, and leaves no key behind', async () => {
    for (let killedAt = 1; ; killedAt += 1) {
      service.mishap = (post) => (post === killedAt ? 'killed-after' : undefined);
      service.forgetKeys();
      const ended = await load().then(
        () => true,
        () => false,
      );
      if (ended) break;
      expect(killedAt).toBeLessThan(60);
    }
    expectToldOnce();
  });

  test.each<Mishap>(['lost-before', 'lost-after', 'cut-short'])(
    'requests that are %s are told once',
    async (mishap) => {
      service.mishap = (post) => (post % 2 === 1 ? mishap : undefined);
      await load();
      expectToldOnce();
    },
  );
});
