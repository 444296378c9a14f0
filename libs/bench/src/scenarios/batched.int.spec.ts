import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Stage } from '../lab/stage.js';
import { batched } from './flow.js';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open({ mode: 'auto', fsync: false });
});

afterAll(() => stage.close());

test('writer, relay and consumer as processes: every event has its one effect, and the figures are of all of them', async () => {
  const options = {
    seconds: 1,
    warmUp: 0,
    // So few that all have their effects before anybody could look at a clock from outside.
    events: 40,
    facts: 40,
    partitions: 3,
    handlers: 'chunks',
  } as const;
  const { figures, lost, doubled } = await batched(stage, options);
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  expect(figures['written']).toBe(40);
  expect(figures['events/s']).toBeGreaterThan(0);
});
