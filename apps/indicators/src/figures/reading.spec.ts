import { expect, test } from '@jest/globals';
import { definitions } from './catalogue.js';
import type { FigureDefinition } from './figure.js';
import { readingOf } from './reading.js';

const of = (code: string): FigureDefinition => definitions.get(code) as FigureDefinition;

test.each([
  ['nobody reported a portal', 0, 1, 1, null],
  ['one went live', 1, 1, 2, 100],
  ['one went live and was retired', 0, 1, 3, 0],
])('%s: portals %i of %i by %i facts are %s %%', (_what, numerator, denominator, events, percent) => {
  const reading = readingOf(
    of('programme.portals'),
    [{ indicator: 'programme.portals', numerator, denominator, events }],
    [],
  );
  expect(reading).toMatchObject({ percent, denominator, numerator: percent === null ? null : numerator });
});

test('an open round without an accepted form is 0 forms of its quota: it is being counted', () => {
  const reading = readingOf(
    of('survey.government'),
    [{ indicator: 'survey.government', numerator: 0, denominator: 150, events: 1 }],
    [],
  );
  expect(reading).toMatchObject({ numerator: 0, denominator: 150, percent: 0 });
});

const classes = (curriculum: string, numerator: number) => ({
  indicator: `training.curricula.${curriculum}`,
  numerator,
  denominator: 0,
  events: numerator,
});

test('curricula are counted once, however many communes and classes have taught them', () => {
  const sums = [classes('C1', 3), classes('C1', 1), classes('C5', 2), classes('C7', 0)];
  expect(readingOf(of('training.curricula'), sums, [])).toMatchObject({ value: 2, reason: null });
  expect(readingOf(of('training.curricula'), [], [])).toMatchObject({ value: null, reason: 'no-facts' });
});

test.each([
  ['from 4.0 to 6.5 on average of two', 50, 2, 2.5],
  ['worse than before', -7, 3, -0.23],
  ['nobody took both tests any more', 0, 0, null],
])('the gain of those who took both tests, in points: %s', (_what, numerator, denominator, value) => {
  const sums = [{ indicator: 'training.gain', numerator, denominator, events: 1 }];
  expect(readingOf(of('training.gain'), sums, [])).toMatchObject({ value, percent: null });
});
