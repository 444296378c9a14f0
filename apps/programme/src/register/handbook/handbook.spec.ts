import { describe, expect, test } from '@jest/globals';
import { handbook, type HandbookEntry } from './handbook.js';
import { escaped, toMarkdown } from './markdown.js';

const PROGRAMME = { code: 'p', name: 'Thí điểm *thử*' };

const lesson = (id: string, changes: Partial<HandbookEntry> = {}, source = `nguồn ${id}`): HandbookEntry => ({
  id,
  kind: 'lesson',
  content: { text: `bài học ${id}`, source, category: 'youth' },
  sameAs: null,
  commune: null,
  on: '2022-12-01',
  synthetic: false,
  ...changes,
});

describe('the handbook', () => {
  test('a lesson stands once, with the sources of all that repeat it, directly or not', () => {
    const { groups } = handbook(PROGRAMME, [
      lesson('c', { sameAs: 'b' }),
      lesson('a'),
      lesson('b', { sameAs: 'a', commune: 'Xã Thành Sơn' }),
    ]);
    expect(groups).toEqual([
      {
        category: 'youth',
        title: 'Bắt đầu từ người trẻ',
        lessons: [
          {
            id: 'a',
            text: 'bài học a',
            sources: ['nguồn a', 'nguồn c', 'nguồn b (Xã Thành Sơn)'],
            synthetic: false,
          },
        ],
      },
    ]);
  });

  test('a lesson whose original is not here stands for itself; a circle ends', () => {
    expect(handbook(PROGRAMME, [lesson('b', { sameAs: 'withdrawn' })]).groups[0]?.lessons).toHaveLength(1);
    const circle = [lesson('a', { sameAs: 'b' }), lesson('b', { sameAs: 'a' })];
    expect(handbook(PROGRAMME, circle).groups[0]?.lessons.length).toBeGreaterThan(0);
  });

  test('as Markdown: headings, sources, appendices, and what is demonstration data', () => {
    const book = handbook(PROGRAMME, [
      lesson('a', { synthetic: true }),
      {
        ...lesson('d'),
        kind: 'document',
        content: { number: '1/KH', date: '2022-06-01', issuer: 'Sở thử', about: 'kế hoạch', binding: true },
      },
      { ...lesson('v'), kind: 'study-visit', content: { place: 'Yên Hòa', province: 'Ninh Bình' } },
    ]);
    const text = toMarkdown(book, '2022-12-31');
    expect(text).toContain('Chương trình: Thí điểm \\*thử\\* (p)');
    expect(text).toContain('Số liệu tính đến 31/12/2022');
    expect(text).toContain(
      '## 1. Bắt đầu từ người trẻ\n\n- bài học a *(dữ liệu minh họa)*\n  - Nguồn: nguồn a',
    );
    expect(text).toContain('- 1/KH ngày 01/06/2022 của Sở thử: kế hoạch (bắt buộc thực hiện)');
    expect(text).toContain('- Yên Hòa, Ninh Bình\n');
    expect(toMarkdown(handbook(PROGRAMME, []), '2022-12-31')).toContain('Chưa có bài học nào được duyệt.');
  });

  test.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[nhấn](http://x)', '\\[nhấn\\](http://x)'],
    ['# một\n\n# hai', '\\# một \\# hai'],
    ['- mục', '\\- mục'],
    ['1. mục', '1\\. mục'],
  ])('%s means nothing to Markdown', (text, plain) => {
    expect(escaped(text)).toBe(plain);
  });
});
