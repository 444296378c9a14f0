import { expect, test } from '@jest/globals';
import { Totals } from './metrics.js';

test('counters of a process that was killed are not forgotten, nor counted twice', () => {
  const totals = new Totals('xaso_inbox_duplicates_total');
  const text = (a: number, b: number) =>
    [
      '# TYPE xaso_inbox_duplicates_total counter',
      `xaso_inbox_duplicates_total{consumer="a",service="north"} ${a}`,
      `xaso_inbox_duplicates_total{consumer="b",service="north"} ${b}`,
      'xaso_inbox_duplicates_total_other 99',
    ].join('\n');
  totals.take('north/front#1', text(1, 2));
  totals.take('north/front#1', text(4, 2));
  totals.take('north/front#2', text(0, 1));
  expect(totals.sum).toBe(7);
});
