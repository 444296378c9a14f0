import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { play } from './play.js';
import { regressions } from './regressions.js';
import { sum } from './report.js';
import { noCounts } from './simulation.js';

const SEEDS = 2_000;

// Every fault of a run is an Error; where it was made says nothing here, and takes time to find out.
const { stackTraceLimit } = Error;
beforeAll(() => {
  Error.stackTraceLimit = 0;
});
afterAll(() => {
  Error.stackTraceLimit = stackTraceLimit;
});

test(`${SEEDS} runs keep every promise, and meet everything that can go wrong`, async () => {
  let counts = noCounts();
  const broken: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const outcome = await play(seed);
    counts = sum(counts, outcome.counts);
    if (outcome.failure !== undefined)
      broken.push(`npm run faults -- --simulate --seed ${seed}: ${outcome.failure}`);
  }
  expect(broken).toEqual([]);
  for (const [met, times] of Object.entries(counts)) expect([met, times > SEEDS / 20]).toEqual([met, true]);
}, 120_000);

test.each(regressions)('seed $seed, which once showed $shown, keeps every promise', async ({ seed }) => {
  expect(await play(seed)).toMatchObject({ failure: undefined });
});

describe('a seed', () => {
  const SAMPLE = [3, 41, 77, 1_234];

  test('plays the same each time, step by step, whatever is played between', async () => {
    const first = await Promise.all(SAMPLE.map((seed) => play(seed, { history: true })));
    for (let seed = 500; seed < 520; seed += 1) await play(seed);
    for (const [index, seed] of SAMPLE.entries()) {
      const again = await play(seed, { history: true });
      expect(again).toEqual(first[index]);
      expect(again.history.length).toBeGreaterThan(100);
    }
  });

  test('plays the same whether its history is kept or not', async () => {
    for (const seed of SAMPLE) {
      const { counts } = await play(seed, { history: true });
      expect(await play(seed)).toMatchObject({ counts, history: [] });
    }
  });

  test('plays otherwise than its neighbour', async () => {
    const [one, other] = [await play(7, { history: true }), await play(8, { history: true })];
    expect(one.history).not.toEqual(other.history);
  });
});
