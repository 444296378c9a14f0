import { describe, expect, test } from '@jest/globals';
import { clipboardOf, csvOf } from './csv.js';
import { dayText, localDay, momentText, periodText } from './days.js';
import { fold, found } from './fold.js';
import { byGivenName } from './names.js';
import { moneyText, numberText, percentText, signedText, valueText } from './numbers.js';

describe('numbers', () => {
  test('are written as in Viet Nam', () => {
    expect(percentText(107.33)).toBe('107,33\u00a0%');
    expect(moneyText(480_000_000)).toBe('480.000.000\u00a0đ');
    expect(numberText(1171)).toBe('1.171');
    expect(valueText(161, 'phiếu')).toBe('161\u00a0phiếu');
    expect(valueText(12.5, 'percent')).toBe('12,5\u00a0%');
  });

  test('of a change carry their sign', () => {
    expect([signedText(12.5), signedText(-3), signedText(0)]).toEqual(['+12,5', '\u22123', '0']);
  });
});

describe('days', () => {
  test('are those of Viet Nam, day first', () => {
    expect(dayText('2022-06-01')).toBe('01/06/2022');
    expect(dayText('2022-05-31T17:00:00.000Z')).toBe('01/06/2022');
    expect(momentText('2022-06-01T07:05:00Z')).toBe('01/06/2022 14:05');
    expect(momentText('2022-06-01')).toBe('01/06/2022');
    expect(localDay('nothing')).toBeUndefined();
    expect(dayText('nothing')).toBe('nothing');
  });

  test('of a period are said in words', () => {
    const words = { quarter: 'quý', half: ['nửa đầu', 'nửa cuối'] } as const;
    expect(['2022', '2022-06', '2022-Q2', '2022-H2', 'x'].map((one) => periodText(one, words))).toEqual([
      '2022',
      '06/2022',
      'quý 2/2022',
      'nửa cuối 2022',
      'x',
    ]);
  });
});

describe('search', () => {
  test.each([
    ['Đào', 'dao'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
    ['B’Lao', 'blao'],
  ])('%s is found by %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
  });

  test('finds words in any order, and everything by nothing', () => {
    expect(found('Nguyễn Thị Hòa', 'hoa nguyen')).toBe(true);
    expect(found('Nguyễn Thị Hòa', 'hoa tran')).toBe(false);
    expect(found('Nguyễn Thị Hòa', '')).toBe(true);
  });
});

test('people stand by their given name', () => {
  const people = ['Trần Văn Bình', 'Nguyễn Thị An', 'Lê Ánh', 'Đỗ Thị An'];
  expect(people.sort(byGivenName)).toEqual(['Đỗ Thị An', 'Nguyễn Thị An', 'Lê Ánh', 'Trần Văn Bình']);
});

describe('an export', () => {
  const sheet = {
    columns: ['Tên', 'Số'],
    rows: [
      ['=1+1', -2.5],
      ['Xóm "1", bản 2', null],
      ['\u00a0@x', 3],
    ],
  } as const;

  test('is UTF-8 with its mark, and no word becomes a formula', () => {
    expect(csvOf(sheet)).toBe('\ufeffTên,Số\r\n\'=1+1,-2.5\r\n"Xóm ""1"", bản 2",\r\n\'\u00a0@x,3\r\n');
  });

  test('for the clipboard is told apart by tabs', () => {
    expect(clipboardOf(sheet)).toBe('Tên\tSố\r\n\'=1+1\t-2,5\r\nXóm "1", bản 2\t\r\n\'\u00a0@x\t3');
  });
});
