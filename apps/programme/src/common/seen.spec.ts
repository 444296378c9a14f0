import { expect, test } from '@jest/globals';
import { assertSeen, ifSeen } from './seen.js';

const thing = { version: 3 };

test('whoever read what is stored, or does not say, may write', () => {
  expect(() => assertSeen(thing, 3)).not.toThrow();
  expect(() => assertSeen(thing, undefined)).not.toThrow();
  expect(ifSeen(3, ({ version }: typeof thing, by: number) => version + by)(thing, 2)).toBe(5);
});

test.each([2, 4])('whoever read version %s is told both versions, and nothing is decided', (seen) => {
  const decided: unknown[] = [];
  const decide = ifSeen(seen, (of: typeof thing) => decided.push(of));
  expect(() => decide(thing)).toThrow(new RegExp(`từ bản ${seen}, bản đang lưu là 3`));
  expect(decided).toEqual([]);
});
