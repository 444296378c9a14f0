import { expect, test } from '@jest/globals';
import { assertStanding, standingAt } from './standing.js';

const standing = new Map([
  ['a', 70],
  ['b', 80],
]);

test('the same at the same places is one word, however they are listed', () => {
  expect(standingAt(['b', 'a'], standing)).toBe(standingAt(['a', 'b'], new Map([...standing, ['c', 1]])));
});

test.each([
  ['changed', new Map([['a', 75]])],
  ['gone', new Map<string, number>()],
])('what is %s is another word, which is refused', (_what, now) => {
  const seen = standingAt(['a'], standing);
  expect(() => assertStanding(seen, standingAt(['a'], now))).toThrow(
    expect.objectContaining({ kind: 'conflict', code: 'changed-since-preview' }),
  );
  expect(() => assertStanding(seen, standingAt(['a'], standing))).not.toThrow();
  expect(() => assertStanding(undefined, seen)).not.toThrow();
});
