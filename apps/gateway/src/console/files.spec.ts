import { describe, expect, test } from '@jest/globals';
import { cacheRule, isFileName, pageOf, workerScope } from './files.js';
import { securityOf } from './security.js';

describe('a browser keeps', () => {
  test.each(['/assets/index-Ab12.js', '/capture/assets/form-9.css'])('%s for ever', (path) =>
    expect(cacheRule(path)).toContain('immutable'),
  );
  test.each([
    '/index.html',
    '/capture/index.html',
    '/sw.js',
    '/capture/sw.js',
    '/capture/manifest.webmanifest',
  ])('%s only until it has asked again', (path) => expect(cacheRule(path)).toBe('no-cache'));
  test('anything else for an hour', () => expect(cacheRule('/icon.png')).toBe('public, max-age=3600'));
});

test('the worker of the capture page may answer for the page itself', () => {
  expect(workerScope('/capture/sw.js')).toBe('/capture');
  expect(workerScope('/sw.js')).toBeUndefined();
  expect(workerScope('/capture/index.html')).toBeUndefined();
});

test('an address is shown by one of two pages', () => {
  expect(['/', '/pilots/1', '/captured'].map(pageOf)).toEqual(['/index.html', '/index.html', '/index.html']);
  expect(['/capture', '/capture/', '/capture/forms/1'].map(pageOf)).toEqual(
    Array(3).fill('/capture/index.html'),
  );
});

test('only plain names are looked for among the files', () => {
  expect(['/index.html', '/assets/a-b_c.1.js', '/.well/x'].map(isFileName)).toEqual([true, true, false]);
  expect(['/', '/../x', '/a/.env', '/a%20b', '/a//b', '/a/'].map(isFileName)).toEqual(Array(6).fill(false));
});

test('browsers are told to stay with HTTPS only where that is the address, and not of this machine', () => {
  expect(securityOf('https://xaso.example')).toMatchObject({
    strictTransportSecurity: { maxAge: 31_536_000 },
  });
  for (const url of ['http://xaso.example', 'https://localhost:8443', 'http://127.0.0.1:8080'])
    expect(securityOf(url)).toMatchObject({ strictTransportSecurity: false });
});
