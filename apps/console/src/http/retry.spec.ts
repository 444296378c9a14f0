import { expect, test } from '@jest/globals';
import { Problem } from './problem.js';
import { addressOf } from './query-text.js';
import { retried, retryDelay } from './retry.js';

test.each([
  [503, 'database-unavailable', true],
  [0, 'unreachable', true],
  [404, 'not-found', false],
  [401, 'session-expired', false],
  [500, 'internal-error', false],
])('a read that failed with %s %s is asked again: %s', (status, code, again) => {
  const problem = new Problem(status, code, '');
  expect(retried(0, problem)).toBe(again);
  expect(retried(3, problem)).toBe(false);
});

test('a service says how long to wait, but not for ever', () => {
  expect(retryDelay(0, new Problem(503, 'x', '', [], null, 5))).toBe(5_000);
  expect(retryDelay(0, new Problem(503, 'x', '', [], null, 3_600))).toBe(30_000);
  expect(retryDelay(2, new Problem(0, 'unreachable', ''))).toBe(4_000);
});

test('an address leaves out what is not asked for', () => {
  expect(addressOf('/api/x', { q: 'Đào', limit: 10, after: undefined, state: '' })).toBe(
    '/api/x?q=%C4%90%C3%A0o&limit=10',
  );
  expect(addressOf('/api/x')).toBe('/api/x');
});
