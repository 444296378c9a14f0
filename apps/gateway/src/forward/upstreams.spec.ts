import { describe, expect, test } from '@jest/globals';
import { isInternal, upstreamsOf } from './upstreams.js';

describe('the services behind the gateway', () => {
  test('are read from one line', () => {
    expect(upstreamsOf('surveys=http://surveys:8080,health-records=https://10.0.0.7')).toEqual([
      { name: 'surveys', address: 'http://surveys:8080' },
      { name: 'health-records', address: 'https://10.0.0.7' },
    ]);
  });

  test.each([
    '/metrics',
    '/health',
    '/health/ready',
    '/metrics?x=1',
    '/health?verbose',
    '//metrics',
    '/%6detrics',
    '/forms/../metrics',
    '/%2e/health',
  ])('%s is not shown outside', (path) => expect(isInternal(path)).toBe(true));

  test.each(['/figures', '/healthy', '/key/abc/submission', '/openapi.json', '/'])('%s is', (path) =>
    expect(isInternal(path)).toBe(false),
  );

  test('the pages of the issuer are at one address only', () => {
    expect(['/id', '/id/auth', '/%69d/auth'].map((path) => isInternal(path, 'identity'))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isInternal('/accounts', 'identity')).toBe(false);
    expect(isInternal('/id/auth', 'surveys')).toBe(false);
  });
});
