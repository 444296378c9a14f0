import { describe, expect, test } from '@jest/globals';
import { fold, searchUnits, unit } from './index.js';

const names = (...args: Parameters<typeof searchUnits>) => searchUnits(...args).map((found) => found.name);

describe('folding', () => {
  test.each([
    ['Đào', 'dao'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['Hòa'.normalize('NFD'), 'hoa'],
    ['  Bà Rịa -  Vũng Tàu ', 'ba ria vung tau'],
    ['B’Lao', 'blao'],
    ["D'Ran", 'dran'],
    ['Ðường số 1', 'ðuong so 1'],
    ['ƯƠNG', 'uong'],
    ['', ''],
  ])('%j is %j', (text, folded) => expect(fold(text)).toBe(folded));
});

describe('search', () => {
  test('finds Đào by dao, and both spellings of hòa by either', () => {
    expect(names('dao duy tu')).toContain('Đào Duy Từ');
    expect(names('dao', { limit: 1000 })).toContain('Đào Viên');
    const both = searchUnits('hoà bình', { level: 'province' }).map((found) => found.id);
    expect(searchUnits('hòa bình', { level: 'province' }).map((found) => found.id)).toEqual(both);
    expect(both).toEqual(['17@before-2025-07-01']);
  });

  test('takes each word cut short', () => {
    expect(names('tha bi th', { epoch: 'from-2025-07-01' })).toEqual(['Thành Bình Thọ']);
    expect(names('xa tha bi th', { epoch: 'from-2025-07-01' })).toEqual(['Thành Bình Thọ']);
  });

  test('puts exact names first, then names that begin so, then the rest', () => {
    const found = names('minh hop', { limit: 100 });
    expect(found.slice(0, 2)).toEqual(['Minh Hợp', 'Minh Hợp']);
    const an = names('lac', { epoch: 'from-2025-07-01', limit: 200 }).map(fold);
    const begins = an.map((name) => name.startsWith('lac'));
    expect(begins.indexOf(false)).toBeGreaterThan(begins.lastIndexOf(true));
  });

  test('finds a part inside a word last', () => {
    const found = names('inh hop', { limit: 100 });
    expect(found).toContain('Minh Hợp');
    const part = names('ong', { limit: 10_000 }).map((name) => / ong/.test(` ${fold(name)}`));
    expect(part.indexOf(false)).toBeGreaterThan(part.lastIndexOf(true));
  });

  test('takes one word of a name for one typed word', () => {
    expect(names('son thanh', { limit: 100 })).toContain('Thành Sơn');
    const twice = searchUnits('thanh thanh', { limit: 100 }).map((hit) => fold(hit.fullName).split('thanh'));
    expect(twice.every((parts) => parts.length > 2)).toBe(true);
  });

  test('prefers the accents that were typed', () => {
    const [first] = searchUnits('Đào Viên');
    expect(first?.name).toBe('Đào Viên');
    const typed = names('Hạ Long', { limit: 50 });
    expect(typed[0]).toBe('Hạ Long');
  });

  test('orders equals by the Vietnamese alphabet', () => {
    const found = names('thanh', { epoch: 'from-2025-07-01', level: 'commune', limit: 300 });
    const begin = found.filter((name) => fold(name).startsWith('thanh ') || fold(name) === 'thanh');
    const longer = begin.filter((name) => fold(name) !== 'thanh');
    expect(longer).toEqual(longer.toSorted(new Intl.Collator('vi', { numeric: true }).compare));
  });

  test('narrows by epoch, level and a unit above', () => {
    const found = searchUnits('Thành Sơn', { parent: '40@before-2025-07-01', level: 'commune' });
    expect(found[0]?.id).toBe('17335@before-2025-07-01');
    for (const hit of found) expect(unit(hit.parentId ?? '')?.parentId).toBe('40@before-2025-07-01');
    expect(searchUnits('thanh son', { parent: 'nowhere' })).toEqual([]);
    expect(names('nghe an', { epoch: 'from-2025-07-01', level: 'province' })).toEqual(['Nghệ An']);
  });

  test('reads units above after commas', () => {
    expect(searchUnits('thanh son, anh son, nghe an').map((hit) => hit.id)).toEqual([
      '17335@before-2025-07-01',
    ]);
    expect(searchUnits('minh hop, nghe an', { limit: 2 }).map((hit) => hit.id)).toEqual([
      '17071@from-2025-07-01',
      '17071@before-2025-07-01',
    ]);
  });

  test('finds a code', () => {
    expect(names('17335')).toEqual(['Thành Bình Thọ', 'Thành Sơn']);
  });

  test('gives as many as asked for, 20 unless told', () => {
    expect(searchUnits('xa')).toHaveLength(20);
    expect(searchUnits('xa', { limit: 3 })).toHaveLength(3);
    expect(searchUnits('xa', { limit: 0 })).toEqual([]);
    expect(searchUnits('xa', { limit: Number.NaN })).toEqual([]);
  });

  test.each(['', '   ', ',', '---', 'khongcoxanao', '%_*', 'x'.repeat(100_000), '\u0300'])(
    'answers %.20j with nothing',
    (query) => expect(searchUnits(query)).toEqual([]),
  );
});
