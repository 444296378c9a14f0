import { expect, test } from '@jest/globals';
import type { TrainingClass } from '../../training.types.js';
import { changedWords, withAccount, wordsOf } from './class-words.js';

const before = wordsOf({
  venue: 'Nhà văn hoá',
  partner: null,
  campaignId: 'c-1',
  trainers: [
    { account: 'a-1', name: null },
    { account: null, name: 'Người Thử' },
  ],
} as unknown as TrainingClass);

test('only what is worded otherwise is sent, and what was emptied is taken away', () => {
  expect(changedWords(before, before)).toEqual({});
  expect(changedWords(before, { ...before, names: '\nNgười Thử  \n' })).toEqual({});
  expect(changedWords(before, { ...before, venue: ' Hội trường ', campaignId: '' })).toEqual({
    venue: 'Hội trường',
    campaignId: null,
  });
});

test('who teaches is sent whole: accounts that nobody named stay', () => {
  expect(changedWords(before, { ...before, names: 'Người Thử\nNgười Khác' })).toEqual({
    trainers: [{ account: 'a-1' }, { name: 'Người Thử' }, { name: 'Người Khác' }],
  });
  expect(withAccount(['a-1'], 'me', true)).toEqual(['a-1', 'me']);
  expect(withAccount(['a-1', 'me'], 'me', true)).toEqual(['a-1', 'me']);
  expect(withAccount(['a-1', 'me'], 'me', false)).toEqual(['a-1']);
});
