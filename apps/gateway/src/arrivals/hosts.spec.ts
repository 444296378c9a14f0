import { describe, expect, test } from '@jest/globals';
import { hostRule, isLoopback, isOwnOrigin } from './hosts.js';

describe('a request is answered when it names', () => {
  const rule = hostRule('https://xaso.example', ['xaso.lan:8443', 'Other.Example']);
  test.each(['xaso.example', 'XASO.example', 'xaso.example:443', 'xaso.lan:8443', 'other.example'])(
    '%s',
    (host) => expect(rule(host)).toBe(true),
  );
  test.each([
    undefined,
    '',
    'evil.example',
    'xaso.example:8080',
    'xaso.lan',
    'localhost',
    '127.0.0.1',
    'a b',
  ])('and not when it names %s', (host) => expect(rule(host)).toBe(false));
});

describe('on one machine', () => {
  const rule = hostRule('http://127.0.0.1:8080', []);
  test.each(['127.0.0.1:8080', 'localhost:8080', 'localhost:9000', '[::1]:8080', 'a.localhost'])(
    '%s is the machine itself',
    (host) => expect(rule(host)).toBe(true),
  );
  test.each(['evil.example:8080', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.7:8080'])(
    '%s is not',
    (host) => expect(rule(host)).toBe(false),
  );
});

test('loopback is known by its name, with a port or without', () => {
  expect(['localhost', 'LOCALHOST:1', '127.9.9.9:1', '[::1]'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['127.0.0.1.x', 'notlocalhost', '10.0.0.1'].map(isLoopback)).toEqual([false, false, false]);
});

test('a page is ours when it came from the host that is asked, in the scheme of the installation', () => {
  expect(isOwnOrigin('https://xaso.example', 'xaso.example', 'https://xaso.example')).toBe(true);
  expect(isOwnOrigin('https://xaso.lan:8443', 'xaso.lan:8443', 'https://xaso.example')).toBe(true);
  expect(isOwnOrigin('http://xaso.example', 'xaso.example', 'https://xaso.example')).toBe(false);
  expect(isOwnOrigin('https://evil.example', 'xaso.example', 'https://xaso.example')).toBe(false);
  expect(isOwnOrigin('null', 'xaso.example', 'https://xaso.example')).toBe(false);
  expect(isOwnOrigin('https://xaso.example', undefined, 'https://xaso.example')).toBe(false);
});
