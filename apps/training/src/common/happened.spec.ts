import { expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { happened } from './happened.js';

const now = new Date('2022-07-12T00:00:00Z');

test('what happened is now, or as said, and never later', () => {
  const before = new Date('2022-07-11T00:00:00Z');
  expect([happened(undefined, now), happened(before, now), happened(now, now)]).toEqual([now, before, now]);
  expect(refusal(() => happened(new Date(now.getTime() + 1), now))).toEqual({
    is: 'invalid instant-in-future',
    faults: ['at instant-in-future'],
  });
});
