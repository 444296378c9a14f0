import { expect, test } from '@jest/globals';
import { patternsOf } from './searching.js';

test('every word is looked for by itself, without its accents, and no word is looked for by an empty search', () => {
  expect(patternsOf('Nhà  ĐÀO, xóm 3')).toEqual(['%nha%', '%dao%', '%xom%', '%3%']);
  expect(patternsOf(' %_ ')).toEqual([]);
  expect(patternsOf()).toEqual([]);
});
