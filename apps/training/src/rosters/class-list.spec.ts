import { expect, test } from '@jest/globals';
import { byGivenName, plain } from './class-list.js';

test('people are in the order of their given names, with the letters of Vietnamese', () => {
  const names = ['Lê Thị Đào', 'Nguyễn Văn Dũng', 'Trần Ân', 'Phạm An', 'Cao An', 'Vũ Ánh'];
  expect(
    names
      .map((name) => ({ name }))
      .sort(byGivenName)
      .map(({ name }) => name),
  ).toEqual(['Cao An', 'Phạm An', 'Vũ Ánh', 'Trần Ân', 'Nguyễn Văn Dũng', 'Lê Thị Đào']);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+84912345678', "'+84912345678"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =1', "'  =1"],
  ['Xóm 3', 'Xóm 3'],
  ['0912345678', '0912345678'],
  ['', ''],
])('%j is written as %j', (text, written) => expect(plain(text)).toBe(written));
