import { expect, test } from '@jest/globals';
import { isWebAddress, itemsOf, mediaTypeOf, refsOf } from './evidence.js';

const FILE = '0190a000-0000-7000-8000-000000000001';
const ENTRY = '0190a000-0000-7000-8000-000000000002';
const URL = 'https://example.org/van-ban';

test('a file without a type is of what its name ends in', () => {
  expect(mediaTypeOf({ name: 'Biên bản.PDF', type: '' })).toBe('application/pdf');
  expect(mediaTypeOf({ name: 'a.docx', type: '' })).toContain('wordprocessingml');
  expect(mediaTypeOf({ name: 'a.jpg', type: 'image/png' })).toBe('image/png');
  expect(mediaTypeOf({ name: 'không đuôi', type: '' })).toBe('application/octet-stream');
});

test('only addresses of the web are addresses', () => {
  expect([URL, ' http://a.vn ', 'a.vn', 'javascript:alert(1)', 'ftp://a.vn', ''].map(isWebAddress)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('evidence comes back as it was sent, and by name', () => {
  const refs = [FILE, ENTRY, { url: URL }];
  const items = itemsOf(refs, [{ id: FILE, fileName: 'biên bản.pdf' }], 'Mục trong sổ');
  expect(items.map(({ name }) => name)).toEqual(['biên bản.pdf', 'Mục trong sổ', URL]);
  expect(refsOf(items)).toEqual(refs);
});
