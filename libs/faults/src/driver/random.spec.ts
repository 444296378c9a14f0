import { describe, expect, test } from '@jest/globals';
import { isUuid } from '@xaso/kernel';
import { nextRequest } from './orders.js';
import { Random } from './random.js';

describe('what a seed decides', () => {
  test('are the orders, to the last detail', () => {
    const orders = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 500 }, () => [nextRequest(random), random.uuid()]);
    };
    expect(orders(1)).toEqual(orders(1));
    expect(orders(2)).not.toEqual(orders(1));
  });

  test('are ids that are UUIDs and never the same', () => {
    const random = new Random(1);
    const ids = Array.from({ length: 2_000 }, () => random.uuid());
    expect(ids.every(isUuid)).toBe(true);
    expect(new Set(ids).size).toBe(2_000);
  });

  test('does not depend on how often another source of it is asked', () => {
    const [one, other] = [new Random(5), new Random(5)];
    const busy = one.fork();
    other.fork();
    for (let n = 0; n < 100; n += 1) busy.next();
    expect(one.next()).toBe(other.next());
  });
});

describe('orders', () => {
  test('move something between two banks, hit the hot account often, and are nearly 1 MB now and then', () => {
    const random = new Random(3);
    const orders = Array.from({ length: 5_000 }, () => nextRequest(random));
    expect(orders.every(({ amount }) => amount >= 1)).toBe(true);
    expect(orders.every(({ to, bank }) => to === undefined || !to.startsWith(bank))).toBe(true);
    const hot = orders.filter(({ account }) => account.endsWith('-00')).length;
    expect(hot).toBeGreaterThan(1_000);
    expect(orders.some(({ ballast }) => ballast === 790_000)).toBe(true);
  });
});
