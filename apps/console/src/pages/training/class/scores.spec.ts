import { describe, expect, test } from '@jest/globals';
import {
  entriesOf,
  overtakenBy,
  scoreOf,
  scoreText,
  type Typed,
  typedInto,
  withMine,
  withTheirs,
} from './scores.js';
import { secondsUntil } from './code-time.js';

describe('scores as they are typed', () => {
  test('have a comma or a point, and one decimal at most', () => {
    expect(['7,5', '10', '0', '7.25', '11', 'x', ''].map(scoreOf)).toEqual([
      7.5,
      10,
      0,
      undefined,
      undefined,
      undefined,
      null,
    ]);
    expect([scoreText(7.5), scoreText(undefined)]).toEqual(['7,5', '']);
  });

  test('are sent where they are other ones than those stored', () => {
    const stored = [{ enrolmentId: 'an', before: { score: 5, via: 'list' }, after: null }];
    const typing = {
      'an before': '5',
      'an after': '8',
      'ba before': '',
      'ba after': 'x',
      'cu before': '3,5',
    };
    expect(entriesOf(typed(typing, stored), stored)).toEqual([
      { enrolmentId: 'an', after: 8, was: { after: null } },
      { enrolmentId: 'cu', before: 3.5, was: { before: null } },
    ]);
    expect(entriesOf(typed({ 'an before': '' }, stored), stored)).toEqual([
      { enrolmentId: 'an', before: null, was: { before: 5 } },
    ]);
  });

  test('say what stood when they were typed first, also after another wrote', () => {
    const first = typed({ 'an before': '6' }, [
      { enrolmentId: 'an', before: { score: 5, via: 'list' }, after: null },
    ]);
    const now = [{ enrolmentId: 'an', before: { score: 7, via: 'list' }, after: null }];
    const later = typedInto(typedInto(first, 'an before', '6,5', now), 'ba after', '4', now);
    expect(entriesOf(later, now)).toMatchObject([
      { before: 6.5, was: { before: 5 } },
      { was: { after: null } },
    ]);
    const overtaken = overtakenBy(later, now);
    expect(overtaken).toMatchObject([{ enrolmentId: 'an', stage: 'before', mine: 6.5, theirs: 7 }]);
    expect(Object.keys(withTheirs(later, overtaken))).toEqual(['ba after']);
    const mine = withMine(later, overtaken);
    expect(entriesOf(mine, now)).toMatchObject([{ before: 6.5, was: { before: 7 } }, { after: 4 }]);
    expect(overtakenBy(mine, now)).toEqual([]);
  });
});

const typed = (texts: Readonly<Record<string, string>>, stored: Parameters<typeof typedInto>[3]): Typed =>
  Object.entries(texts).reduce<Typed>((all, [key, text]) => typedInto(all, key, text, stored), {});

test('seconds until the next code never go below none', () => {
  const at = Date.parse('2022-07-12T00:00:00Z');
  expect([secondsUntil('2022-07-12T00:00:30.5Z', at), secondsUntil('2022-07-11T00:00:00Z', at)]).toEqual([
    31, 0,
  ]);
});
