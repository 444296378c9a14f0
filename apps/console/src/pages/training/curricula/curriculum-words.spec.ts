import { expect, test } from '@jest/globals';
import type { Curriculum } from '../training.types.js';
import { badMaterial, bodyOf, NO_WORDS, wordsOf } from './curriculum-words.js';

const stored = {
  title: 'Sàn thương mại điện tử',
  pillar: 'economy',
  audience: ['farmers'],
  hours: null,
  objectives: ['Mở gian hàng', 'Chụp ảnh sản phẩm'],
  materials: [{ title: 'Sách | bài 1', address: 'https://vi.du/sach' }],
} as unknown as Curriculum;

test('what is stored is typed and sent as it was', () => {
  const { title, pillar, audience, hours, objectives, materials } = stored;
  expect(bodyOf(wordsOf(stored))).toEqual({ title, pillar, audience, hours, objectives, materials });
  expect(bodyOf({ ...NO_WORDS, hours: 1.5, objectives: ' a \n\n b' })).toMatchObject({
    hours: 1.5,
    objectives: ['a', 'b'],
    materials: [],
  });
});

test('a line that is no material is named before it is sent', () => {
  expect(badMaterial('Sách | https://vi.du/sach\n')).toBeUndefined();
  expect(badMaterial('Sách | https://vi.du/a\nchỉ có tên')).toBe('chỉ có tên');
  expect(badMaterial('https://vi.du/a')).toBe('https://vi.du/a');
  expect(badMaterial('Sách | http://vi.du/a')).toBe('Sách | http://vi.du/a');
});
