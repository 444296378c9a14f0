import { expect, test } from '@jest/globals';
import type { FigureView } from '../figures.types.js';
import { sidesOf, subjectOf } from './sides.js';

const figure = (indicator: string, more: Partial<FigureView>) =>
  ({
    indicator,
    kind: 'external',
    unit: 'hours',
    measure: 'hours',
    value: null,
    baseline: null,
    endline: null,
    ...more,
  }) as FigureView;

const CHANGE = figure('government.documents.change', {
  kind: 'difference',
  unit: 'điểm %',
  measure: 'percent',
  value: 30,
  baseline: 40,
  endline: 70,
  better: 'up',
});

test('each measure once, the change of the catalogue in place of its code', () => {
  const sides = sidesOf(
    [CHANGE, figure('hours', { baseline: 10, endline: 8, better: 'down' })],
    ['hours', 'government.documents', 'never-observed'],
  );
  expect(
    sides.map(({ indicator, unit, baseline, endline, change, verdict }) => [
      indicator,
      unit,
      baseline,
      endline,
      change,
      verdict,
    ]),
  ).toEqual([
    ['hours', 'hours', 10, 8, -2, 'better'],
    ['government.documents.change', 'percent', 40, 70, 30, 'better'],
  ]);
});

test('a side that was not measured is nothing, not 0, and nothing is called better', () => {
  const [side] = sidesOf(
    [figure('hours', { baseline: 10, better: 'down', reasonVi: 'Chưa có.' })],
    ['hours'],
  );
  expect(side).toMatchObject({
    baseline: 10,
    endline: null,
    change: null,
    verdict: null,
    reasonVi: 'Chưa có.',
  });
});

test('a change is of what its title names', () => {
  expect(subjectOf('Văn bản ký số: thay đổi so với trước thí điểm')).toBe('Văn bản ký số');
  expect(subjectOf('Máy tính đã bàn giao')).toBe('Máy tính đã bàn giao');
});
