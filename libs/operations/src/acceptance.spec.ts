import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { disagreements, expectedOf, type ExpectedFigure, type Figure } from './acceptance.js';

const text = readFileSync(new URL('../data/acceptance.json', import.meta.url), 'utf8');
const table = (JSON.parse(text) as { figures: ExpectedFigure[] }).figures;
const programme = 'nghe-an-2022';
const government: Figure = {
  programme,
  indicator: 'survey.government',
  numerator: 161,
  denominator: 150,
  percent: 107.33,
  synthetic: true,
  events: 162,
};
const expected = expectedOf(table);
const row = expected.filter((figure) => figure.indicator === 'survey.government');
const documents: ExpectedFigure = { programme, indicator: 'government.documents.change', value: null };

describe('the rows to compare', () => {
  test('are those of the services that exist', () => {
    const asked = new Set(expected.map(({ indicator }) => indicator.split('.')[0]));
    expect(asked).toEqual(new Set(['survey', 'training', 'programme', 'government', 'onboarding', 'health']));
    const surveys = { name: 'surveys', folder: '', port: 0, database: '', indicators: ['survey'] };
    expect(expectedOf(table, [surveys]).every(({ indicator }) => indicator.startsWith('survey.'))).toBe(true);
  });

  test('are all of them once every service exists', () => {
    const all = ['survey', 'training', 'programme', 'government', 'onboarding', 'health'];
    const service = { name: 'all', folder: '', port: 0, database: '', indicators: all };
    expect(expectedOf(table, [service])).toHaveLength(table.length);
  });
});

describe('a figure', () => {
  test('agrees when it is exactly so, whatever else it says', () => {
    expect(disagreements([government], row)).toEqual([]);
  });

  test.each([
    ['numerator', 160, 'numerator is 160, expected 161'],
    ['denominator', 450, 'denominator is 450, expected 150'],
    ['percent', 100, 'percent is 100, expected 107.33'],
    ['numerator', null, 'numerator is null (not measured), expected 161'],
  ])('disagrees when its %s is %s', (field, value, what) => {
    expect(disagreements([{ ...government, [field]: value }], row)).toEqual([
      { programme, indicator: 'survey.government', what },
    ]);
  });

  test('disagrees when it is missing, or is there for another programme only', () => {
    const missing = [{ programme, indicator: 'survey.government', what: 'is missing' }];
    expect(disagreements([], row)).toEqual(missing);
    expect(disagreements([{ ...government, programme: 'yen-hoa-2020' }], row)).toEqual(missing);
  });
});

describe('what was not measured', () => {
  const figure = { programme, indicator: 'government.documents.change', synthetic: false, events: 0 };

  test('agrees as null', () => {
    expect(disagreements([{ ...figure, value: null }], [documents])).toEqual([]);
  });

  test.each([
    [0, 'value is 0, expected null (not measured)'],
    [undefined, 'value is absent, expected null (not measured)'],
  ])('disagrees as %s', (value, what) => {
    expect(disagreements([{ ...figure, value }], [documents])).toEqual([
      { programme, indicator: 'government.documents.change', what },
    ]);
  });
});
