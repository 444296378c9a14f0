import { expect, test } from '@jest/globals';
import { stepsOf } from './steps.js';

const officer = { records: true, teaches: true };
const trainer = { records: false, teaches: true };

test('an officer leads a class through its steps, and may cancel it until it is over', () => {
  expect(stepsOf('planned', officer)).toEqual(['open', 'cancel']);
  expect(stepsOf('open', officer)).toEqual(['start', 'cancel']);
  expect(stepsOf('in-progress', officer)).toEqual(['complete', 'cancel']);
  expect(stepsOf('completed', officer)).toEqual([]);
});

test('a trainer starts and completes, and whoever only reads does nothing', () => {
  expect([stepsOf('planned', trainer), stepsOf('open', trainer)]).toEqual([[], ['start']]);
  expect(stepsOf('in-progress', trainer)).toEqual(['complete']);
  expect(stepsOf('in-progress', { records: false, teaches: false })).toEqual([]);
});
