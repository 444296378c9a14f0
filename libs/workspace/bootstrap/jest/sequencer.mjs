/**
 * The order of the specs. Jest begins with what took longest, and in a new checkout, where it knows nothing, with the largest
 * file; the longest of ours are small files that start whole installations, and whoever begins with them ends minutes earlier.
 */
import TestSequencer from '@jest/test-sequencer';

const FIRST = /\/apps\/e2e\/src\/browser\/|\/libs\/faults\/src\/faults\.int|\/exactly-once\.int/;

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [
      ...sorted.filter(({ path }) => FIRST.test(path)),
      ...sorted.filter(({ path }) => !FIRST.test(path)),
    ];
  }
}
