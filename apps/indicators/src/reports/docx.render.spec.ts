import { beforeAll, describe, expect, test } from '@jest/globals';
import { renderDocx } from './docx.render.js';
import { unzipped, wordsOf } from './files.fixture.js';
import { precomposed } from './report.js';
import { approved, draft } from './sample-report.fixture.js';

let files: ReadonlyMap<string, string>;
let body = '';
let words = '';

beforeAll(async () => {
  files = unzipped(await renderDocx(draft));
  body = files.get('word/document.xml') ?? '';
  words = wordsOf(body);
});

const headers = (of: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const document = of.get('word/document.xml') ?? '';
  const links = of.get('word/_rels/document.xml.rels') ?? '';
  return new Map(
    [...document.matchAll(/<w:headerReference w:type="(\w+)" r:id="(\w+)"\/>/g)].map(([, type = '', id]) => {
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(links)?.[1] ?? '';
      return [type, of.get(`word/${target}`) ?? ''];
    }),
  );
};

describe('the paper', () => {
  test('is A4 with the margins of NĐ 30/2020', () => {
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const margin = (side: string): number =>
      (Number(new RegExp(`<w:pgMar[^>]* w:${side}="(\\d+)"`).exec(body)?.[1]) * 25.4) / 1440;
    expect(margin('top')).toBeCloseTo(20, 1);
    expect(margin('bottom')).toBeCloseTo(20, 1);
    expect(margin('left')).toBeCloseTo(30, 1);
    expect(margin('right')).toBeCloseTo(15, 1);
  });

  test('is in Times New Roman, of size 13, in Vietnamese', () => {
    const styles = files.get('word/styles.xml') ?? '';
    expect(styles).toMatch(/<w:docDefaults>.*w:ascii="Times New Roman".*<w:sz w:val="26"\/>/s);
    expect(styles).toContain('<w:lang w:val="vi-VN"/>');
    const fonts = new Set([...body.matchAll(/w:ascii="([^"]+)"/g)].map(([, font]) => font));
    expect([...fonts]).toEqual(['Times New Roman']);
  });

  test('has its page number in the middle of the head, but not on the first page', () => {
    const seen = headers(files);
    expect(body).toContain('<w:titlePg/>');
    expect(seen.get('default')).toMatch(/<w:jc w:val="center"\/>.*PAGE/s);
    expect(seen.get('first')).not.toContain('PAGE');
  });
});

describe('the words', () => {
  test('are those of an official report, in their order', () => {
    const order = [
      'UBND TỈNH NGHỆ AN',
      'SỞ THÔNG TIN VÀ TRUYỀN THÔNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      '/BC-STTTT',
      'Nghệ An, ngày ..... tháng ..... năm ........',
      'BÁO CÁO',
      'Kết quả thực hiện “Thí điểm mẫu”',
      'Số liệu tính đến 31/12/2022.',
      'Bảng 1. Kết quả theo chỉ tiêu',
      '107,33\u00a0%',
      '\nchưa có số liệu\n',
      '\n…\n',
      '480.000.000\u00a0đ',
      'Nơi nhận:',
      '- UBND tỉnh (để b/c);',
      '- Lưu: VT.',
      'GIÁM ĐỐC',
    ].map((part) => [part, words.indexOf(part)] as const);
    expect(order.filter(([, at]) => at < 0)).toEqual([]);
    expect(order.map(([, at]) => at)).toEqual(order.map(([, at]) => at).sort((a, b) => a - b));
  });

  test('are precomposed, whatever came in', async () => {
    const apart = { ...draft, place: 'Nghệ An'.normalize('NFD') };
    const document = unzipped(await renderDocx(apart)).get('word/document.xml') ?? '';
    expect(document).toBe(document.normalize('NFC'));
    expect(wordsOf(document)).toContain(precomposed(apart).place);
  });

  test('cannot break the document', async () => {
    const odd = { ...draft, about: 'A & B <w:p> "C"' };
    const document = unzipped(await renderDocx(odd)).get('word/document.xml') ?? '';
    expect(document).toContain('A &amp; B &lt;w:p&gt;');
  });
});

describe('a table', () => {
  test('repeats its heading on each page and breaks no row', () => {
    const tables = body.split('<w:tbl>').slice(1);
    const headed = tables.filter((table) => table.includes('<w:tblHeader/>'));
    // The letterhead and the foot are tables too.
    expect(headed).toHaveLength(tables.length - 2);
    for (const table of headed)
      expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(table.match(/<w:tr>/g)?.length ?? 0);
  });

  test('has its numbers right', () => {
    const cell = new RegExp(`<w:p>(?:(?!<w:p>).)*107,33\u00a0%`).exec(body)?.[0];
    expect(cell).toMatch(/<w:jc w:val="(right|end)"\/>/);
  });
});

describe('a draft', () => {
  test('says so behind the text of every page', () => {
    const seen = headers(files);
    expect([...seen.keys()].sort()).toEqual(['default', 'first']);
    for (const header of seen.values()) expect(header).toMatch(/<v:textpath[^>]*string="DỰ THẢO"/);
    expect(words).toContain('Dự thảo, chưa được duyệt.');
  });

  test('says loudly that it has demonstration data', () => {
    expect(words).toContain('DỮ LIỆU MINH HỌA');
  });
});

describe('an approved report', () => {
  test('has no mark of a draft, and names who approved which numbers', async () => {
    const final = unzipped(await renderDocx(approved));
    for (const header of headers(final).values()) expect(header).not.toContain('DỰ THẢO');
    const text = wordsOf(final.get('word/document.xml') ?? '');
    expect(text).toContain('Số: 12/BC-STTTT');
    expect(text).toContain('Nghệ An, ngày 05 tháng 02 năm 2023');
    expect(text).toContain(
      `người duyệt: Lãnh đạo tỉnh. Mã băm của bản số liệu (SHA-256): ${'ab'.repeat(32)}`,
    );
    expect(text).toContain('TM. ỦY BAN NHÂN DÂN');
    expect(text).not.toContain('MINH HỌA');
  });
});
