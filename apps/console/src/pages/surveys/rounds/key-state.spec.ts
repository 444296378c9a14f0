import { expect, test } from '@jest/globals';
import { endOfDay, keyState, serverAddress } from './key-state.js';

test('a key is usable until it expires or is revoked', () => {
  const expiresAt = '2022-06-01T00:00:00Z';
  const before = Date.parse('2022-05-31T00:00:00Z');
  expect(keyState({ revokedAt: null, expiresAt }, before)).toBe('active');
  expect(keyState({ revokedAt: null, expiresAt }, Date.parse(expiresAt))).toBe('expired');
  expect(keyState({ revokedAt: '2022-05-01T00:00:00Z', expiresAt }, before)).toBe('revoked');
});

test('a key works on its whole last day in Viet Nam', () => {
  expect(endOfDay('2022-06-30')).toBe('2022-06-30T16:59:59.000Z');
});

test('a device is given the address of the gateway', () => {
  expect(serverAddress('https://xaso.test', '/key/abc')).toBe('https://xaso.test/api/surveys/key/abc');
});
