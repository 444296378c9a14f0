import { expect, test } from '@jest/globals';
import { canonicalJson, hashOf } from './canonical-json.js';

test('the order of keys does not matter, the order of a list does', () => {
  expect(hashOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(hashOf({ b: { d: null, c: [1, 2] }, a: 1 }));
  expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }));
  expect(hashOf({ a: '1' })).not.toBe(hashOf({ a: 1 }));
});

test('an absent body has a hash too', () => {
  expect(canonicalJson(undefined)).toBe('null');
  expect(hashOf({ body: undefined, query: {} })).toBe(hashOf({ query: {} }));
});
