import { expect, test } from '@jest/globals';
import { marked, MOST_OPTIONS, NO_OPTIONS, optionsOf, withOption } from './question-draft.js';

const options = ['Mật khẩu dài', '', 'Ngày sinh'].map((text) => ({ text, right: false }));

test('options that were left empty are none, and the right ones keep their places', () => {
  const right = marked(options, 2, true, 'multiple');
  expect(optionsOf(right)).toEqual({ options: ['Mật khẩu dài', 'Ngày sinh'], correct: [2] });
});

test('of a question with one right option another mark takes the first away', () => {
  const first = marked(options, 0, true, 'single');
  expect(optionsOf(marked(first, 2, true, 'single')).correct).toEqual([2]);
  expect(optionsOf(marked(first, 2, true, 'multiple')).correct).toEqual([1, 2]);
  expect(optionsOf(marked(first, 0, false, 'single')).correct).toEqual([]);
});

test('there are ten options at most', () => {
  const all = Array.from({ length: 20 }).reduce<typeof NO_OPTIONS>((so) => withOption(so), NO_OPTIONS);
  expect(all).toHaveLength(MOST_OPTIONS);
});
