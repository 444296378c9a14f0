import { describe, expect, test } from '@jest/globals';
import { fixedClock, isUuidV7, periodContains, uuidV7Time } from './index.js';

describe('kernel', () => {
  test('a period holds its first instant and not its last', () => {
    const march = { from: new Date('2022-03-01T00:00:00Z'), to: new Date('2022-04-01T00:00:00Z') };
    expect(periodContains(march, march.from)).toBe(true);
    expect(periodContains(march, march.to)).toBe(false);
  });

  test('a version 7 id carries the time it was made', () => {
    const id = '018f4d3c-7a00-7abc-8def-000000000001';
    expect(isUuidV7(id)).toBe(true);
    expect(uuidV7Time(id)).toBe(0x018f4d3c7a00);
    expect(isUuidV7('018f4d3c-7a00-4abc-8def-000000000001')).toBe(false);
    expect(isUuidV7('018F4D3C-7A00-7ABC-8DEF-000000000001')).toBe(false);
  });

  test('a fixed clock cannot be moved by whoever reads it', () => {
    const clock = fixedClock('2022-06-01T00:00:00Z');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2022-06-01T00:00:00.000Z');
  });
});
