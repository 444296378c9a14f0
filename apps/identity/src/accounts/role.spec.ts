import { expect, test } from '@jest/globals';
import { ROLES } from '@xaso/platform';
import { isRole, ROLE_NAMES } from './role.js';

test('every role of the platform has a name here, and no other', () => {
  expect(Object.keys(ROLE_NAMES)).toEqual([...ROLES]);
  expect(isRole('admin')).toBe(true);
  expect(isRole('toString')).toBe(false);
});
