import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { communeFaults } from './commune-on.js';

const codes = (id: string, day: string) => communeFaults(id as UnitId, day).map(({ code }) => code);

describe('a commune as of a day', () => {
  test.each([
    ['17335@before-2025-07-01', '2022-06-01', []],
    ['17335@before-2025-07-01', '2025-06-30', []],
    ['17335@before-2025-07-01', '2025-07-01', ['commune-wrong-epoch']],
    ['17335@from-2025-07-01', '2025-07-01', []],
    ['17335@from-2025-07-01', '2025-06-30', ['commune-wrong-epoch']],
    ['99999@before-2025-07-01', '2022-06-01', ['commune-unknown']],
    ['17335', '2022-06-01', ['commune-unknown']],
  ])('%s on %s: %j', (id, day, expected) => {
    expect(codes(id, day)).toEqual(expected);
  });

  test('a district is none', () => {
    expect(codes('424@before-2025-07-01', '2022-06-01')).toEqual(['commune-unknown']);
  });
});
