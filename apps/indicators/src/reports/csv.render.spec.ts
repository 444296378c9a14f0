import { describe, expect, test } from '@jest/globals';
import { renderCsv } from './csv.render.js';
import { type Cell, numbered, type Report, text } from './report.js';
import { approved, draft } from './sample-report.fixture.js';

const decoded = (bytes: Uint8Array | undefined): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** Fields by RFC 4180. */
function parsed(csv: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && plain === '' && quoted === undefined) break;
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const of = (...cells: readonly Cell[]): Report => ({
  ...draft,
  blocks: numbered([
    {
      title: 'Thử',
      columns: cells.map((_, index) => ({ title: `Cột ${index + 1}`, kind: 'text', width: 10 })),
      rows: [{ cells }],
      notes: ['Ghi chú'],
    },
  ]),
});

describe('one table', () => {
  test('is its headings and rows, in UTF-8 with its mark, lines ended as Windows does', () => {
    const csv = decoded(renderCsv(draft, 2));
    expect(csv).toBe(
      '\ufeffNhóm,TT,Chỉ tiêu,Đơn vị của thay đổi,Trước,Sau,Thay đổi\r\n' +
        'Chính quyền số,1,Văn bản xử lý trên môi trường mạng: thay đổi so với trước thí điểm,điểm %,62.5,50,-12.5\r\n',
    );
    expect([...(renderCsv(draft, 2) ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  });

  test('has numbers as machines write them, and words where there is none', () => {
    const [head, ...rows] = parsed(decoded(renderCsv(draft, 1)).slice(1));
    expect(head?.slice(4)).toEqual(['Kết quả', 'Mẫu số', 'Tỷ lệ (%)', 'Ghi chú']);
    expect(rows.map((row) => row.slice(4, 7))).toEqual([
      ['161', '150', '107.33'],
      ['3', '–', '–'],
      ['chưa có số liệu', '–', '–'],
      ['…', '–', '–'],
      ['480000000', '–', '–'],
    ]);
  });

  test('keeps the mark of demonstration data in the row', () => {
    expect(decoded(renderCsv(draft, 1))).toContain(
      'Phiếu khảo sát chính quyền số (*),phiếu,161,150,107.33,dữ liệu minh họa',
    );
  });

  test('that the report has not is none', () => {
    expect(renderCsv(draft, 99)).toBeUndefined();
  });
});

describe('fields', () => {
  test('with commas, quotes and lines come back as they were', () => {
    const cells = ['a,b', 'nói "có"', 'hai\r\ndòng', ''];
    const [, row] = parsed(decoded(renderCsv(of(...cells.map(text)), 1)).slice(1));
    expect(row).toEqual(cells);
  });

  test.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', ' =1+1'])(
    'that begin like a formula (%j) are words',
    (field) => {
      const [, row] = parsed(decoded(renderCsv(of(text(field)), 1)).slice(1));
      expect(row).toEqual([`'${field}`]);
    },
  );

  test('that are negative numbers stay numbers', () => {
    expect(decoded(renderCsv(of({ is: 'number', value: -2 }), 1))).toContain('\r\n-2\r\n');
  });
});

describe('a whole report', () => {
  test('begins with what it says about itself; each table has its title and notes', () => {
    const csv = decoded(renderCsv(approved));
    const [title, , cut, approval] = parsed(csv.slice(1));
    expect(title).toEqual(['BÁO CÁO', 'Kết quả thực hiện “Thí điểm mẫu”']);
    expect(cut?.[0]).toMatch(/^Số liệu tính đến 31\/12\/2022, theo dữ liệu ghi nhận đến/);
    expect(approval?.[0]).toContain('ab'.repeat(32));
    expect(csv).toContain('\r\n\r\nBảng 1. Kết quả theo chỉ tiêu\r\n');
    expect(csv).not.toContain('MINH HỌA');
    expect(decoded(renderCsv(draft))).toContain('DỮ LIỆU MINH HỌA');
  });
});
