import { expect, test } from '@jest/globals';
import { takeOne, type Bucket } from './bucket.js';

test('a minute’s worth may come at once, and then as much as time brings', () => {
  let bucket: Bucket | undefined;
  const waits: number[] = [];
  for (const now of [0, 0, 0, 10_000, 20_000, 20_000]) {
    const taken = takeOne(bucket, 3, now);
    bucket = taken.bucket;
    waits.push(taken.wait);
  }
  // Three at once; the next is brought by 20 seconds.
  expect(waits).toEqual([0, 0, 0, 10_000, 0, 20_000]);
});

test('a refused request costs nothing, and a long rest brings no more than a minute', () => {
  let bucket: Bucket | undefined = takeOne(undefined, 1, 0).bucket;
  for (let n = 0; n < 5; n += 1) bucket = takeOne(bucket, 1, 30_000).bucket;
  expect(takeOne(bucket, 1, 60_000).wait).toBe(0);
  const rested = takeOne(bucket, 1, 3_600_000);
  expect(rested.wait).toBe(0);
  expect(takeOne(rested.bucket, 1, 3_600_000).wait).toBe(60_000);
});

test('a clock that goes back gives nothing', () => {
  const { bucket } = takeOne(undefined, 1, 60_000);
  expect(takeOne(bucket, 1, 0).wait).toBe(60_000);
});
