import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PilotRow } from './pilot-phases.js';
import { type Mishap, PretendService } from './service.fixture.js';
import { Teller } from './teller.js';
import { teachClasses } from './training-classes.js';
import type { TrainingFacts } from './training-facts.js';
import { trainingAnswer } from './training-rules.fixture.js';

const FACTS: TrainingFacts = {
  sites: [
    { commune: 'A', code: '17335', epoch: 'before-2025-07-01' },
    { commune: 'B', code: '17071', epoch: 'before-2025-07-01' },
  ],
  training: {
    classes: { planned: 4, held: 4 },
    trainees: { planned: 12, attended: 14 },
    curricula: [
      { code: 'C1', pillar: 'government', title: 'Chữ ký số' },
      { code: 'C2', pillar: 'society', title: 'Internet' },
    ],
  },
};
const pilots = FACTS.sites.map(({ code, epoch }, index) => ({
  ...{ id: `pilot-${index}`, communeUnitId: `${code}@${epoch}`, phase: 'piloting', plans: [] },
})) satisfies PilotRow[];

let service: PretendService;

beforeEach(async () => {
  service = new PretendService(trainingAnswer);
  await service.start();
});
afterEach(() => service.stop());

const load = () => teachClasses(new Teller(service.context(), 'p', 'training'), FACTS, pilots);
const statesOf = (path: string) => service.rows(path).map((row) => row['state']);

function expectToldOnce(): void {
  expect(statesOf('/classes')).toEqual(Array(4).fill('completed'));
  expect(statesOf('/plans')).toEqual(Array(4).fill('approved'));
  expect(new Set(statesOf('/curricula'))).toEqual(new Set(['published']));
  const planned = service.rows('/plans').map((row) => row['plannedTrainees']);
  expect(planned).toEqual([3, 3, 3, 3]);
  expect(statesOf('/enrolments')).toEqual(Array(14).fill('attended'));
}

describe('classes', () => {
  test('are told once, and again: the second load makes nothing', async () => {
    await load();
    expectToldOnce();
    const told = service.done.length;
    service.forgetKeys();
    await load();
    expect(service.done).toHaveLength(told);
  });

  test('hold who came beyond the plan as walk-ins, and never the same person twice in a class', async () => {
    await load();
    expect(service.rows('/enrolments').filter((row) => row['walkIn'] === true)).toHaveLength(2);
    const seats = service
      .rows('/enrolments')
      .map((row) => `${String(row['classId'])} ${String(row['personId'])}`);
    expect(new Set(seats).size).toBe(14);
  });

  test('another number of attendances in the source is another number told', async () => {
    const { training } = FACTS;
    const changed = { ...FACTS, training: { ...training, trainees: { planned: 12, attended: 17 } } };
    await teachClasses(new Teller(service.context(), 'p', 'training'), changed, pilots);
    expect(service.rows('/enrolments')).toHaveLength(17);
  });

  test('of a load that is killed again and again end the same', async () => {
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

  test.each<Mishap>(['lost-before', 'lost-after', 'cut-short', 'busy'])(
    'are told once when requests are %s',
    async (mishap) => {
      service.mishap = (post) => (post % 2 === 1 ? mishap : undefined);
      await load();
      expectToldOnce();
    },
  );
});
