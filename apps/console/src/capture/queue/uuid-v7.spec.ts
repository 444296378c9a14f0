import { expect, test } from '@jest/globals';
import { isUuidV7, uuidV7Time } from '@xaso/kernel';
import { uuidV7 } from './uuid-v7.js';

const NOW = Date.UTC(2026, 4, 12, 3, 4, 5, 678);

test('holds the time it was made and is of version 7, whatever chance gave', () => {
  for (const byte of [0, 0x5a, 0xff]) {
    const id = uuidV7(NOW, new Uint8Array(10).fill(byte));
    expect(isUuidV7(id)).toBe(true);
    expect(uuidV7Time(id)).toBe(NOW);
  }
});

test('sorts by time', () => {
  const high = new Uint8Array(10).fill(0xff);
  const low = new Uint8Array(10);
  expect(uuidV7(NOW, high) < uuidV7(NOW + 1, low)).toBe(true);
});

test('too little chance is refused', () => {
  expect(() => uuidV7(NOW, new Uint8Array(4))).toThrow('10 random bytes');
});
