import { describe, expect, test } from '@jest/globals';
import { entriesOf, scoreOf, scoreText } from './scores.js';
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
    const typed = { 'an before': '5', 'an after': '8', 'ba before': '', 'ba after': 'x', 'cu before': '3,5' };
    expect(entriesOf(typed, stored)).toEqual([
      { enrolmentId: 'an', after: 8 },
      { enrolmentId: 'cu', before: 3.5 },
    ]);
    expect(entriesOf({ 'an before': '' }, stored)).toEqual([{ enrolmentId: 'an', before: null }]);
  });
});

test('seconds until the next code never go below none', () => {
  const at = Date.parse('2022-07-12T00:00:00Z');
  expect([secondsUntil('2022-07-12T00:00:30.5Z', at), secondsUntil('2022-07-11T00:00:00Z', at)]).toEqual([
    31, 0,
  ]);
});
