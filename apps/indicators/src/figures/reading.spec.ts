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
  const reading = readingOf(of('programme.portals'), [{ numerator, denominator, events }], []);
  expect(reading).toMatchObject({ percent, denominator, numerator: percent === null ? null : numerator });
});

test('an open round without an accepted form is 0 forms of its quota: it is being counted', () => {
  const reading = readingOf(of('survey.government'), [{ numerator: 0, denominator: 150, events: 1 }], []);
  expect(reading).toMatchObject({ numerator: 0, denominator: 150, percent: 0 });
});
