import { describe, expect, test } from '@jest/globals';
import type { Figure } from './acceptance.js';
import { settledFigures } from './figures.js';

const figure = (numerator: number): Figure => ({
  programme: 'p',
  indicator: 'survey.all',
  numerator,
  synthetic: true,
  events: numerator,
});
const table = [{ programme: 'p', indicator: 'survey.all', numerator: 3 }];
const { signal } = new AbortController();

/** Shows these numerators one after another, then the last one for ever. */
const showing = (...numerators: number[]): (() => Promise<Figure[]>) => {
  const rest = [...numerators];
  return () => Promise.resolve([figure(rest.length > 1 ? (rest.shift() as number) : (rest[0] as number))]);
};

describe('the figures have settled', () => {
  test('when they agree and stand still', async () => {
    expect(await settledFigures(showing(1, 2, 3), table, { calm: 150, patience: 5000, signal })).toEqual([
      figure(3),
    ]);
  });

  test('not yet when they agree for a moment and go on changing', async () => {
    expect(await settledFigures(showing(3, 4, 4), table, { calm: 250, patience: 400, signal })).toEqual([
      figure(4),
    ]);
  });

  test('when they stay wrong: the wrong ones are shown', async () => {
    expect(await settledFigures(showing(1, 2), table, { calm: 50, patience: 300, signal })).toEqual([
      figure(2),
    ]);
  });

  test('when time is up although they still change', async () => {
    let last = 0;
    const restless = (): Promise<Figure[]> => Promise.resolve([figure((last += 10))]);
    const [shown] = await settledFigures(restless, table, { within: 300, signal });
    expect(shown?.numerator).toBe(last);
  });
});
