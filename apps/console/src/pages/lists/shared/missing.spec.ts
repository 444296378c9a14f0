import { expect, test } from '@jest/globals';
import { changesOf, missingOf } from './missing.js';

test('what must be filled in and is not is told at its field', () => {
  const values = { number: ' ', day: '2022-06-01', items: [], kind: undefined, note: '' };
  expect(missingOf(values, ['number', 'day', 'items', 'kind'], 'Hãy điền ô này.')).toEqual({
    number: 'Hãy điền ô này.',
    items: 'Hãy điền ô này.',
    kind: 'Hãy điền ô này.',
  });
  expect(missingOf({ none: 0, no: false }, ['none', 'no'], 'x')).toEqual({});
});

test('a correction sends what was written otherwise, and nothing else', () => {
  const before = { decisionNo: '1/QĐ', members: [1, 2], on: '2022-06-01' };
  expect(changesOf(before, { ...before, decisionNo: '2/QĐ' })).toEqual({ decisionNo: '2/QĐ' });
  expect(changesOf(before, { ...before, members: [1, 3] })).toEqual({ members: [1, 3] });
  expect(changesOf(before, { ...before })).toEqual({});
});
