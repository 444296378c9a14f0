import { describe, expect, test } from '@jest/globals';
import { returnPath } from './return-path.js';

describe('after signing in a person goes on', () => {
  test.each(['/', '/pilots/nghe-an?tab=gates&q=%C4%91', '/capture', '/classes/1#attendance', '/identity'])(
    'at %s',
    (to) => expect(returnPath(to)).toBe(to),
  );

  test.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    '/a\r\nset-cookie: x=1',
    '/trang đầu',
    '/api/surveys/forms',
    '/session/sign-in',
    '/id/auth',
    `/${'x'.repeat(3_000)}`,
    '',
    undefined,
    ['/a', '/b'],
  ])('at the beginning when asked for %j', (to) => expect(returnPath(to)).toBe('/'));
});
