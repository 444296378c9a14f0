import { describe, expect, test } from '@jest/globals';
import { figureOf, figuresTable } from './figure.js';
import { median, quantile } from './quantile.js';

describe('figures', () => {
  test('a quantile is one of the samples, by nearest rank', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5);
    expect(quantile([7], 0)).toBe(7);
    expect(median([1, 2, 3, 4])).toBe(2);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test('several runs give the median, the spread and the median of the shares', () => {
    const series = { name: 'x', unit: 'events/s', target: '≥ 1', values: [30, 10, 20] };
    const ceiling = { of: 'pgbench', values: [60, 40, 25] };
    expect(figureOf({ ...series, ceiling })).toEqual({
      name: 'x',
      unit: 'events/s',
      target: '≥ 1',
      value: 20,
      spread: [10, 30],
      share: { of: 'pgbench', value: 0.5 },
    });
  });

  test('the share is of the ceiling of the same run: a run without one does not count', () => {
    const figure = figureOf({
      name: 'x',
      unit: '',
      target: '',
      values: [10, 20, 30],
      ceiling: { of: 'pgbench', values: [Number.NaN, 80, 60] },
    });
    expect(figure?.share?.value).toBe(0.25);
  });

  test('what was never measured is no figure, and one run has no spread', () => {
    expect(figureOf({ name: 'x', unit: '', target: '', values: [Number.NaN] })).toBeUndefined();
    expect(figureOf({ name: 'x', unit: '', target: '', values: [1] })).toEqual({
      name: 'x',
      unit: '',
      target: '',
      value: 1,
    });
  });

  test('a table shows the columns that some figure fills', () => {
    const plain = { name: 'start', value: 11.777, unit: 's', target: '≤ 30 s' };
    expect(figuresTable([plain])).toBe(
      ['| figure | measured | to reach |', '|---|---|---|', '| start | 11.78 s | ≤ 30 s |'].join('\n'),
    );
    const full = {
      name: 'flow',
      value: 12_345.6,
      unit: 'events/s',
      target: '≥ 8,000',
      spread: [900, 13_000] as const,
      share: { of: 'pgbench', value: 0.456 },
    };
    expect(figuresTable([plain, full])).toBe(
      [
        '| figure | measured | lowest – highest | share of the ceiling | to reach |',
        '|---|---|---|---|---|',
        '| start | 11.78 s |  |  | ≤ 30 s |',
        '| flow | 12,346 events/s | 900 – 13,000 | 46 % of pgbench | ≥ 8,000 |',
      ].join('\n'),
    );
  });
});
