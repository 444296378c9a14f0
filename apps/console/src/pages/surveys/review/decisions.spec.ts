import { expect, test } from '@jest/globals';
import { decisionsOf, isOvertaken } from './decisions.js';

test('a form that waits is decided on, an accepted one can be voided, and nothing else changes', () => {
  expect(decisionsOf('submitted')).toEqual(['accept', 'return', 'reject']);
  expect(decisionsOf('accepted')).toEqual(['void']);
  expect([decisionsOf('returned'), decisionsOf('rejected'), decisionsOf('voided')]).toEqual([[], [], []]);
});

test('a decision of somebody else is told apart from one that the form does not allow', () => {
  expect(isOvertaken({ status: 409, code: 'changed-meanwhile' })).toBe(true);
  expect(isOvertaken({ status: 409, code: 'response-rejected' })).toBe(true);
  expect(isOvertaken({ status: 409, code: 'captured-outside-window' })).toBe(false);
  expect(isOvertaken({ status: 422, code: 'response-invalid' })).toBe(false);
});
