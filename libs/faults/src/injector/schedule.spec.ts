import { describe, expect, test } from '@jest/globals';
import { Random } from '../driver/random.js';
import { allFaults } from './all-faults.js';
import { schedule } from './schedule.js';

/** The names of the first faults under a seed. */
const first = (count: number, seed: number): string[] => {
  const names: string[] = [];
  for (const { name } of schedule(allFaults, new Random(seed))) {
    names.push(name);
    if (names.length === count) return names;
  }
  return names;
};

describe('the schedule of faults', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(first(60, 7)).toEqual(first(60, 7));
    expect(first(60, 8)).not.toEqual(first(60, 7));
  });

  test('has every fault before it has one twice', () => {
    expect(first(allFaults.length, 3).sort()).toEqual(allFaults.map(({ name }) => name).sort());
  });
});
