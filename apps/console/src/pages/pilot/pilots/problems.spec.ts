import { expect, test } from '@jest/globals';
import { problemsOf, typedProblems, without } from './problems.js';

const problems = [
  { text: 'Đi lại nhiều lần', primary: false },
  { text: 'Thiếu máy tính', primary: true },
  { text: 'Mạng yếu', primary: false },
];

test('problems are typed as they are and sent as they were', () => {
  expect(typedProblems(problems)).toEqual({ texts: problems.map(({ text }) => text), first: 1 });
  expect(problemsOf(typedProblems(problems))).toEqual(problems);
});

test.each([
  [0, 'Thiếu máy tính'],
  [1, 'Đi lại nhiều lần'],
  [2, 'Thiếu máy tính'],
])('without line %s, exactly one comes first: %s', (at, first) => {
  const left = problemsOf(without(typedProblems(problems), at));
  expect(left).toHaveLength(2);
  expect(left.filter(({ primary }) => primary).map(({ text }) => text)).toEqual([first]);
});
