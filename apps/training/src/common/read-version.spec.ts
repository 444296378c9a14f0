import { expect, test } from '@jest/globals';
import { assertRead } from './read-version.js';

test('an edit of another version than the stored one is a conflict; one that names none is not asked', () => {
  expect(() => assertRead({ version: 3 }, 3, 'lớp')).not.toThrow();
  expect(() => assertRead({ version: 3 }, undefined, 'lớp')).not.toThrow();
  expect(() => assertRead({ version: 3 }, 2, 'lớp')).toThrow(
    expect.objectContaining({ kind: 'conflict', code: 'changed-meanwhile' }),
  );
});
