import { expect, test } from '@jest/globals';
import { afterWrong, type Attempts, isLocked, NO_ATTEMPTS } from './lockout.js';

const NOW = new Date('2026-05-04T08:00:00Z');
const minutesLocked = ({ lockedUntil }: Attempts): number =>
  lockedUntil === null ? 0 : (lockedUntil.getTime() - NOW.getTime()) / 60_000;

test('the fifth wrong try locks for a minute, each further one for twice as long, 15 minutes at most', () => {
  const minutes: number[] = [];
  let attempts = NO_ATTEMPTS;
  for (let guess = 1; guess <= 12; guess += 1) {
    attempts = afterWrong(attempts, NOW);
    minutes.push(minutesLocked(attempts));
  }
  expect(minutes).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15, 15]);
});

test('after thousands of tries it is still 15 minutes', () => {
  expect(minutesLocked(afterWrong({ failed: 100_000, lockedUntil: null }, NOW))).toBe(15);
});

test('a lock holds until its instant and not at it', () => {
  const attempts = { failed: 5, lockedUntil: NOW };
  expect(isLocked(attempts, new Date(NOW.getTime() - 1))).toBe(true);
  expect(isLocked(attempts, NOW)).toBe(false);
  expect(isLocked(NO_ATTEMPTS, NOW)).toBe(false);
});
