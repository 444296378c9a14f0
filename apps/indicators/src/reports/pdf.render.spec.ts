import { beforeAll, describe, expect, test } from '@jest/globals';
import { type PdfSeen, readPdf } from './files.fixture.js';
import { readFonts } from './fonts.store.js';
import { type ReportFonts, renderPdf } from './pdf.render.js';
import { approved, draft, long } from './sample-report.fixture.js';

let fonts: ReportFonts;
let seen: PdfSeen;
let bytes: Uint8Array;
/** Lines break where they have to: words are compared without the space between them. */
const close = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '');
const all = ({ pages }: PdfSeen): string => close(pages.join(''));

beforeAll(async () => {
  fonts = await readFonts();
  bytes = await renderPdf(draft, fonts);
  seen = readPdf(bytes);
});

describe('the file', () => {
  test('is a PDF of A4 pages with its fonts inside', () => {
    expect(seen.plain).toMatch(/^%PDF-1\.7/);
    expect(seen.plain.match(/\/MediaBox \[0 0 595\.28 841\.89\]/g)).toHaveLength(seen.pages.length);
    expect(seen.embedded).toEqual(['Tinos-Bold', 'Tinos-BoldItalic', 'Tinos-Italic', 'Tinos-Regular']);
  });

  test('says its title and its language', () => {
    expect(seen.plain).toContain('/Lang (vi-VN)');
    const title = Buffer.from('\ufeffBÁO CÁO', 'utf16le').swap16().toString('latin1');
    expect(seen.plain).toMatch(/\/Title \d+ 0 R/);
    expect(seen.plain.includes(`\n(${title}`)).toBe(true);
  });

  test('is the same for the same report, whenever it is made', async () => {
    expect(Buffer.compare(await renderPdf(structuredClone(draft), fonts), bytes)).toBe(0);
    expect(Buffer.compare(await renderPdf(approved, fonts), bytes)).not.toBe(0);
  });
});

describe('the text that can be copied', () => {
  test.each([
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
    'Kết quả thực hiện “Thí điểm mẫu”',
    'Số liệu tính đến 31/12/2022.',
    'Phiếu khảo sát chính quyền số (*)',
    '107,33 %',
    '480.000.000 đ',
    'chưa có số liệu',
    'DỮ LIỆU MINH HỌA',
    'Nơi nhận:',
    'GIÁM ĐỐC',
  ])('has %s', (words) => {
    expect(all(seen)).toContain(close(words));
  });

  test('is of letters that the fonts have, precomposed', async () => {
    const apart = readPdf(await renderPdf({ ...draft, place: 'Nghệ An'.normalize('NFD') }, fonts));
    expect(apart.pages).toEqual(seen.pages);
    expect(all(seen)).toBe(all(seen).normalize('NFC'));
    expect(all(seen)).not.toContain('\ufffd');
    expect(all(seen).includes('\0')).toBe(false);
  });
});

describe('a draft', () => {
  test('says so on every page, an approved report on none', async () => {
    for (const page of seen.pages) expect(close(page)).toContain('DỰTHẢO');
    const final = readPdf(await renderPdf(approved, fonts));
    expect(all(final)).not.toContain('DỰTHẢO');
    expect(all(final)).toContain('ab'.repeat(32));
    expect(all(final)).not.toContain('MINHHỌA');
  });
});

describe('a long report', () => {
  test('numbers its pages from the second on and repeats the headings of its tables', async () => {
    const { pages } = readPdf(await renderPdf(long, fonts));
    expect(pages.length).toBeGreaterThan(3);
    // The head of a page is drawn after what stands on it, and then the mark.
    const numbers = pages.map((page) => / (\d+) DỰ THẢO $/.exec(page)?.[1]);
    expect(numbers).toEqual([undefined, ...pages.slice(1).map((_, index) => String(index + 2))]);
    for (const page of pages.slice(0, 2))
      expect(close(page)).toContain('TTChỉtiêuĐơnvịKếtquảMẫusốTỷlệGhichú');
  });
});
