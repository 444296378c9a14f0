import { describe, expect, test } from '@jest/globals';
import { children, provinces } from '@xaso/admin-units';
import { legacyCodeOf } from './legacy-text.js';

describe('text in a code of before Unicode', () => {
  test.each([
    'Tû lÖ hå s¬ trùc tuyÕn',
    'V¨n b¶n xö lý trªn m¹ng',
    'nhÊt',
    'x·',
    '®iÓm tèi ®a',
    '§iÒu kiÖn',
    'Sè c¸n bé ®îc tËp huÊn',
    'c«ng nghÖ',
  ])('%s is TCVN3', (text) => expect(legacyCodeOf(text)).toBe('TCVN3'));

  test.each(['Xin chaøo caùc baïn', 'Ñieåm toái ña', 'soá hoä daân', 'vaên baûn', 'Tyû leä hoà sô'])(
    '%s is VNI',
    (text) => expect(legacyCodeOf(text)).toBe('VNI'),
  );

  test('fonts tell what the letters do not', () => {
    expect(legacyCodeOf('thèng', ['.VnTime'])).toBe('TCVN3');
    expect(legacyCodeOf('hoà', ['VNI-Times'])).toBe('VNI');
    expect(legacyCodeOf('CQS.01', ['.VnTime'])).toBeUndefined();
  });

  test('no name of a province, district or commune is taken for it', () => {
    const names = (['before-2025-07-01', 'from-2025-07-01'] as const)
      .flatMap((epoch) => provinces(epoch))
      .flatMap((province) => [province, ...children(province.id)])
      .flatMap((unit) => [unit, ...children(unit.id)])
      .flatMap(({ fullName }) => [fullName, fullName.toUpperCase()]);
    expect(names.length).toBeGreaterThan(10_000);
    expect(names.filter((name) => legacyCodeOf(name) !== undefined)).toEqual([]);
  });

  test.each([
    '“Một cửa” – 20 m², 10×20 cm, ½ ngày, § 5, Office®, © 2022, «trích»',
    'QUYẾT ĐỊNH: hoàn thành ≥ 80 % hồ sơ; ứng dụng iOS/VNeID',
    'Dòng mẫu – xóa nội dung trước khi nộp: hồ sơ trực tuyến toàn trình',
    'từ = 0; đến = 80; trần = 100',
  ])('nor is %s', (text) => expect(legacyCodeOf(text)).toBeUndefined());
});
