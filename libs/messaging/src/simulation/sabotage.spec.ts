import { expect, test } from '@jest/globals';
import { play } from './play.js';
import { story } from './report.js';
import { sabotages } from './sabotage.js';

/** Among so many seeds each way to be wrong is found several times. */
const SEEDS = 400;

const SHOWN: Readonly<Record<string, RegExp>> = {
  'the relay stores its cursor before the acknowledgement': /^a cursor is (stored|read on from) behind/,
  'the stored offset moves in a transaction before that of the effects': /^lost: partition/,
  'the inbox is not asked': /^doubled/,
  'there is no fence': /^doubled/,
  'a redrive opens a key that has entries left': /^open in spite of a parked event/,
  'a chunk claims what it parks': /^lost: .* leaves the parked list without an effect/,
};

test.each(Object.entries(sabotages))(
  'it is found when %s',
  async (name, sabotage) => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { failure } = await play(seed, { sabotage });
      if (failure === undefined) continue;
      expect(failure).toMatch(SHOWN[name] as RegExp);
      const told = story(await play(seed, { sabotage, history: true }));
      expect(told).toContain(`BROKEN       ${failure}`);
      expect(told).toContain(`repeat it: npm run faults -- --simulate --seed ${seed}\n`);
      expect((await play(seed)).failure).toBeUndefined();
      return;
    }
    throw new Error(`${SEEDS} seeds have not found it`);
  },
  30_000,
);
