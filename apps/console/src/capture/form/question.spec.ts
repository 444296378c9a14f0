import { expect, test } from '@jest/globals';
import { toggled, typed } from './question.js';

test.each([
  ['integer', ' 007 ', '7'],
  ['integer', '-3', '-3'],
  ['decimal', '1,5', '1.5'],
  ['decimal', '.5', '0.5'],
  ['digits', '007', '007'],
  ['month', '2026-05', '2026-05-01'],
  ['text', ' Xóm 7 ', 'Xóm 7'],
  ['integer', '', ''],
] as const)('%s "%s" is %s', (kind, text, value) => {
  expect(typed(kind, text)).toBe(value);
});

test.each([
  ['integer', '1,5'],
  ['integer', 'năm'],
  ['decimal', '1.5.2'],
  ['digits', '-7'],
  ['month', '05/2026'],
] as const)('%s "%s" is no answer, and the one before stays', (kind, text) => {
  expect(typed(kind, text)).toBeUndefined();
});

test('a choice of several is made and taken back in the order it was touched', () => {
  expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
  expect(toggled(['b', 'a'], 'b')).toEqual(['a']);
});
