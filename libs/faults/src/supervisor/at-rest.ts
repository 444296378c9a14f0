import type { BankUnderTest } from './bank-under-test.js';
import { logEnds, waiting } from './drained.js';

/**
 * What still goes on; undefined when nothing does and nothing will. One look is not enough: a consumer that takes the last
 * record writes a fact of its own after its outbox was looked at. When the logs end where they ended before both looks, all
 * was read at the first, so that the second sees every fact that this can have led to.
 */
export async function goingOn(
  banks: readonly BankUnderTest[],
  brokers: readonly string[],
): Promise<string | undefined> {
  const before = await logEnds(brokers);
  for (let look = 0; look < 2; look += 1) {
    const [left] = await waiting(banks, brokers);
    if (left !== undefined) return left;
  }
  const after = await logEnds(brokers);
  const moved = [...after].find(([at, end]) => before.get(at) !== end);
  return moved && `${moved[0]} has grown to ${moved[1]}`;
}
