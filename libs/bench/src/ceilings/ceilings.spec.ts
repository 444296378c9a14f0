import { expect, test } from '@jest/globals';
import { transactionsPerSecond } from './pgbench.js';
import { recordsPerSecond } from './producer-performance.js';

test('the rate of pgbench, as old and new versions print it', () => {
  expect(
    transactionsPerSecond('latency average = 1 ms\ntps = 3012.5 (without initial connection time)\n'),
  ).toBe(3012.5);
  expect(transactionsPerSecond('tps = 85.18 (including connections establishing)\n')).toBe(85.18);
  expect(transactionsPerSecond('pgbench: error: connection failed')).toBeUndefined();
});

test('the rate of kafka-producer-perf-test is that of its summary', () => {
  const output = `9000 records sent, 1800.0 records/sec (0.86 MB/sec), 1.0 ms avg latency.
160000 records sent, 15930.3 records/sec (7.60 MB/sec), 5.00 ms avg latency, 400.00 ms max latency, 1 ms 50th.
`;
  expect(recordsPerSecond(output)).toBe(15_930.3);
  expect(recordsPerSecond('')).toBeUndefined();
});
