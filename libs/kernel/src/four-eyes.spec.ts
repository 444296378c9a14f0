import { expect, test } from '@jest/globals';
import { assertAnother } from './four-eyes.js';

test('whoever recorded does not approve', () => {
  expect(() => assertAnother('a', 'b')).not.toThrow();
  expect(() => assertAnother('a', 'a')).toThrow(
    expect.objectContaining({ kind: 'forbidden', code: 'own-record' }),
  );
});
