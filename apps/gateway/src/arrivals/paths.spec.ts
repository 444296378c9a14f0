import { describe, expect, test } from '@jest/globals';
import { deviceKeyIn, isOpen, isPlain, isReserved, pathOf } from './paths.js';

describe('a path', () => {
  test.each([
    '/',
    '/api/surveys/forms',
    '/api/surveys/forms/ho-gia-dinh/1.2',
    '/api/surveys/key/aB_-9/formList',
    '/thí-điểm'.replace(/[^/a-z-]/g, encodeURIComponent),
    '/a%20b',
    '/session/callback',
    '/assets/index-Ab_12.js',
    '/@id/x:y,z=1',
    '/x..y/z',
  ])('%s is as it is written', (path) => expect(isPlain(path)).toBe(true));

  test.each([
    ['a way up', '/api/surveys/../identity/accounts'],
    ['a way up at the end', '/api/surveys/..'],
    ['a way nowhere', '/api/surveys/./forms'],
    ['an escaped way up', '/api/surveys/%2e%2e/identity'],
    ['a half-escaped one', '/api/surveys/.%2E/identity'],
    ['an escaped slash', '/api/surveys%2f..%2fidentity'],
    ['an escape of an escape', '/api/surveys/%252e%252e/identity'],
    ['a backslash', '/api/surveys\\..\\identity'],
    ['an escaped backslash', '/api/surveys/%5c..%5cidentity'],
    ['two slashes', '/api/surveys//metrics'],
    ['two slashes at the beginning', '//evil.example/x'],
    ['a parameter of the path', '/api/surveys;x=1/metrics'],
    ['an escaped one', '/api/surveys%3bx/metrics'],
    ['an escaped letter', '/api/surveys/%6detrics'],
    ['an escaped letter of the prefix', '/%61pi/surveys/metrics'],
    ['an escaped zero', '/api/surveys/forms%00'],
    ['an escaped line end', '/api/surveys/forms%0d%0a'],
    ['half an escape', '/api/surveys/%e'],
    ['no slash at all', 'http://evil.example/api/surveys/forms'],
    ['a letter beyond ASCII', '/thí-điểm'],
    ['a control character', '/api/\u0001'],
  ])('with %s is refused', (_what, path) => expect(isPlain(path)).toBe(false));
});

test('ends where the query begins', () => {
  expect(['/a?b=/../c', '/a#b', '/a'].map(pathOf)).toEqual(['/a', '/a', '/a']);
});

test('the web application has no page where the gateway and the services are', () => {
  const reserved = ['/api', '/api/x', '/id/auth', '/session', '/health', '/metrics', '/API/x'];
  expect(reserved.filter(isReserved)).toEqual(reserved);
  expect(['/', '/apis', '/identity', '/sessions', '/capture'].filter(isReserved)).toEqual([]);
});

test('a device key is read out of its path alone', () => {
  expect(deviceKeyIn('/api/surveys/key/abc/formList?x=1')).toBe('abc');
  expect(deviceKeyIn('/api/surveys/forms')).toBeUndefined();
  expect(deviceKeyIn('/api/training/key/abc')).toBeUndefined();
});

test('pages for everyone are known by their path', () => {
  expect(isOpen('/api/training/verify/abc')).toBe(true);
  expect(isOpen('/api/training/verifyX')).toBe(false);
  expect(isOpen('/api/training/classes')).toBe(false);
});
