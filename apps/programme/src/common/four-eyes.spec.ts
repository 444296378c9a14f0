import { expect, test } from '@jest/globals';
import { refusal } from './commune-part.fixture.js';
import { assertAnother } from './four-eyes.js';

test('whoever recorded does not approve', () => {
  expect(() => assertAnother('a', 'b')).not.toThrow();
  expect(refusal(() => assertAnother('a', 'a')).is).toBe('forbidden own-record');
});
