import { describe, expect, test } from '@jest/globals';
import { formats } from './formats.js';

describe('the format date', () => {
  test.each(['2022-05-31', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(formats.date(text)).toBe(true);
  });

  test.each([
    '2022-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-13-01',
    '2022-00-10',
    '2022-01-00',
    '2022-1-1',
    '31/05/2022',
    '2022-05-31T00:00:00Z',
    '',
  ])('refuses %s', (text) => {
    expect(formats.date(text)).toBe(false);
  });

  test('agrees with the calendar of JavaScript on every day of eight years', () => {
    const days = (check: (text: string) => boolean) => {
      const found: string[] = [];
      for (let year = 2020; year < 2028; year += 1)
        for (let month = 1; month <= 12; month += 1)
          for (let day = 1; day <= 31; day += 1) {
            const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
            if (check(text)) found.push(text);
          }
      return found;
    };
    const real = days((text) => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text));
    expect(real).toHaveLength(2922);
    expect(days(formats.date)).toEqual(real);
  });
});

describe('the format date-time', () => {
  test.each(['2022-05-31T17:00:00Z', '2022-05-31T17:00:00.123456789Z', '2022-06-01T00:00:00+07:00'])(
    'takes %s',
    (text) => {
      expect(formats['date-time'](text)).toBe(true);
    },
  );

  test.each([
    '2022-02-29T00:00:00Z',
    '2022-05-31T24:00:00Z',
    '2022-05-31T17:60:00Z',
    '2022-05-31T23:59:60Z',
    '2022-05-31T17:00:00',
    '2022-05-31T17:00Z',
    '2022-05-31 17:00:00Z',
    '2022-05-31T17:00:00+24:00',
    '2022-05-31T17:00:00Z\n',
    '2022-05-31',
  ])('refuses %j', (text) => {
    expect(formats['date-time'](text)).toBe(false);
  });
});
