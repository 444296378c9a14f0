import { describe, expect, test } from '@jest/globals';
import { rounded } from './figure.js';
import { change, measured, reasonVi } from './measure.js';
import { type Observation, periodEnd } from './observation.js';
import { targetView } from './target.js';

const A = '17335@before-2025-07-01';
const B = '17071@before-2025-07-01';
const base: Observation = {
  programme: 'nghe-an-2022',
  indicator: 'government.documents',
  pilotId: 'a',
  communeUnitId: A,
  definition: '1',
  phase: 'baseline',
  period: '2022',
  periodEnd: '2022-12-31',
  observedOn: '2022-06-01',
  method: 'measured',
  unit: 'percent',
  numerator: null,
  denominator: null,
  value: null,
  notMeasured: null,
};
const ratio = (numerator: number, denominator: number, over: Partial<Observation> = {}): Observation => ({
  ...base,
  numerator,
  denominator,
  ...over,
});
const people = (value: number | null, over: Partial<Observation> = {}): Observation => ({
  ...base,
  indicator: 'health.smart-participants',
  unit: 'people',
  value,
  notMeasured: value === null ? 'not-collected' : null,
  ...over,
});
const endline = { phase: 'endline', period: '2023', periodEnd: '2023-12-31' } as const;
const other = { pilotId: 'b', communeUnitId: B };

test.each([
  ['2022', '2022-12-31'],
  ['2022-H1', '2022-06-30'],
  ['2022-Q3', '2022-09-30'],
  ['2024-02', '2024-02-29'],
])('the period %s ends on %s', (period, end) => expect(periodEnd(period)).toBe(end));

test.each([
  [1.005, 1.01],
  [-1.005, -1.01],
  [-0.001, 0],
  [107.3333, 107.33],
])('%d is %d with two decimals', (value, shown) => expect(rounded(value)).toBe(shown));

describe('the latest observations', () => {
  test('of each pilot are added up', () => {
    const later = people(10, { period: '2023-Q1', periodEnd: '2023-03-31' });
    expect(measured([people(1171), later, people(5, other)])).toMatchObject({
      value: 15,
      unit: 'people',
      reason: null,
    });
  });

  test('that were not measured are null and say why; zero is zero', () => {
    expect(measured([people(null)])).toMatchObject({ value: null, reason: 'not-measured:not-collected' });
    expect(measured([])).toMatchObject({ value: null, reason: 'no-facts' });
    expect(measured([people(0)])).toMatchObject({ value: 0, reason: null });
    expect(measured([people(7), people(null, other)])).toMatchObject({
      value: 7,
      missing: [{ communeUnitId: B, reason: 'not-measured:not-collected' }],
    });
  });

  test('of ratios are sums of both parts, not capped', () => {
    expect(measured([ratio(161, 150), ratio(10, 50, other)])).toMatchObject({
      numerator: 171,
      denominator: 200,
      percent: 85.5,
      value: 85.5,
    });
  });

  test('of what cannot be added up, or not compared, have no sum', () => {
    const points = people(3, { unit: 'points' });
    expect(measured([points])).toMatchObject({ value: 3 });
    expect(measured([points, { ...points, ...other }])).toMatchObject({
      value: null,
      reason: 'not-additive',
    });
    expect(measured([people(3), people(3, { ...other, definition: '2' })])).toMatchObject({
      value: null,
      reason: 'not-comparable',
    });
  });
});

describe('a change', () => {
  test('of a ratio is in percentage points, with two decimals', () => {
    expect(change([ratio(1, 3), ratio(2, 3, endline)])).toMatchObject({
      value: 33.33,
      baseline: 33.33,
      endline: 66.67,
    });
    expect(change([ratio(90, 100), ratio(60, 100, endline)])).toMatchObject({ value: -30 });
    expect(change([ratio(5, 10), ratio(5, 10, endline)])).toMatchObject({ value: 0 });
  });

  test.each([
    ['endline-missing', [ratio(1, 2)]],
    ['baseline-missing', [ratio(1, 2, endline)]],
    [
      'baseline-not-measured:not-in-source',
      [{ ...base, notMeasured: 'not-in-source' }, ratio(1, 2, endline)],
    ],
    ['endline-not-measured:refused', [ratio(1, 2), { ...base, ...endline, notMeasured: 'refused' }]],
    ['not-comparable', [ratio(1, 2), ratio(1, 2, { ...endline, definition: '2' })]],
    ['not-comparable', [ratio(1, 2), ratio(1, 2, { ...endline, unit: 'points' })]],
    ['not-comparable', [ratio(1, 2), ratio(1, 2, { ...endline, communeUnitId: B })]],
    ['not-comparable', [ratio(1, 2), { ...base, ...endline, value: 40 }]],
    ['no-facts', []],
  ])('is null because of %s', (reason, observations) => {
    expect(change(observations)).toMatchObject({ value: null, reason });
    expect(reasonVi(reason)).not.toBe(reason);
  });

  test('of a programme takes the communes that have both sides and names the others', () => {
    const both = [ratio(1, 2), ratio(2, 2, endline)];
    expect(change([...both, ratio(1, 4, other)])).toMatchObject({
      value: 50,
      missing: [{ communeUnitId: B, reason: 'endline-missing' }],
    });
    expect(change([...both, ratio(0, 2, other), ratio(1, 2, { ...other, ...endline })])).toMatchObject({
      value: 50,
      baseline: 25,
      endline: 75,
      missing: [],
    });
  });

  test('follows neither monthly values nor a follow-up', () => {
    const monthly = ratio(1, 9, { phase: 'monthly', periodEnd: '2024-01-31' });
    expect(change([ratio(1, 2), ratio(2, 2, endline), monthly])).toMatchObject({ value: 50 });
  });
});

describe('a target', () => {
  const target = {
    programme: 'p',
    indicator: 'i',
    communeUnitId: '',
    value: 200,
    unit: 'people',
    issuedOn: '2022-01-01',
    dueOn: '2022-12-31',
  };
  test('is the one issued last, and its percentage is not capped', () => {
    const newer = { ...target, value: 50, issuedOn: '2022-02-01' };
    expect(targetView([newer, target], { measure: 'people', reached: 100 })).toEqual({
      value: 50,
      unit: 'people',
      issuedOn: '2022-02-01',
      dueOn: '2022-12-31',
      percent: 200,
    });
  });

  test('has no percentage in another unit, of zero, or of nothing measured', () => {
    expect(targetView([target], { measure: 'percent', reached: 100 })?.percent).toBeNull();
    expect(targetView([target], { measure: 'people', reached: null })?.percent).toBeNull();
    expect(targetView([{ ...target, value: 0 }], { measure: 'people', reached: 1 })?.percent).toBeNull();
    expect(targetView([], { measure: 'people', reached: 1 })).toBeNull();
  });
});
