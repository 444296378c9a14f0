import { describe, expect, test } from '@jest/globals';
import {
  dayOf,
  dayText,
  momentText,
  moneyText,
  numberText,
  percentText,
  placeAndDate,
} from './vietnamese.js';

describe('numbers', () => {
  test.each([
    [numberText(1171), '1.171'],
    [numberText(-2.5), '-2,5'],
    [numberText(0), '0'],
    [percentText(107.33), '107,33\u00a0%'],
    [percentText(100), '100\u00a0%'],
    [moneyText(480_000_000), '480.000.000\u00a0đ'],
  ])('are written %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});

describe('days', () => {
  test('are written day first', () => {
    expect(dayText('2022-06-01')).toBe('01/06/2022');
  });

  test('of an instant are those of Viet Nam', () => {
    expect(dayOf(new Date('2022-05-31T17:00:00Z'))).toBe('2022-06-01');
    expect(momentText('2022-05-31T17:05:00Z')).toBe('00 giờ 05 ngày 01/06/2022');
    expect(momentText('2022-06-01')).toBe('01/06/2022');
  });

  test('of a paper have a zero before days below 10 and the months 1 and 2', () => {
    expect(placeAndDate('Nghệ An', '2023-02-05')).toBe('Nghệ An, ngày 05 tháng 02 năm 2023');
    expect(placeAndDate('Nghệ An', '2022-09-12')).toBe('Nghệ An, ngày 12 tháng 9 năm 2022');
  });

  test('that are not given leave room to be written', () => {
    expect(placeAndDate('Nghệ An', null)).toBe('Nghệ An, ngày ..... tháng ..... năm ........');
  });
});
