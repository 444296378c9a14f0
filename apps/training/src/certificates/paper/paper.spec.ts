import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import jsqr from 'jsqr';
import { type Badge, badgeOf, SYNTHETIC } from '../credential/credential.js';
import { ISSUED, sampleAward, sampleKeys } from '../credential/issuer.fixture.js';
import { bakedPng } from './baked-png.store.js';
import { bakedSvg } from './baked-svg.js';
import { certificatePdf } from './certificate-pdf.render.js';
import { certificateText, type CertificateText } from './certificate-text.js';
import { readFonts } from './fonts.store.js';
import { qrModules, type QrModules } from './qr.js';

const ADDRESS = `https://tap-huan.example/api/training/verify/${'Qr5'.repeat(43)}`;
const paper = {
  number: '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
  day: '2022-06-30',
  from: '2022-06-01',
  to: '2022-06-03',
  place: 'Xã Mẫu',
  synthetic: false,
};

let badge: Badge;
let text: CertificateText;
let modules: QrModules;

beforeAll(async () => {
  badge = badgeOf(sampleAward({ holder: 'Nguyễn Thị ]]> "Mẫu" & Con' }), (await sampleKeys()).issuer);
  text = certificateText(badge, paper);
  modules = qrModules(ADDRESS);
});

describe('the QR code', () => {
  test('is read by another program, also from the picture', () => {
    expect(read(modules.map((row) => [...row]))).toBe(ADDRESS);
    expect(read(pixelsOf(bakedPng(modules, badge)))).toBe(ADDRESS);
  });
});

describe('the baked PNG', () => {
  test('carries the credential where Open Badges 3.0 looks for it, in chunks that hold together', () => {
    const chunks = chunksOf(bakedPng(modules, badge));
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'iTXt', 'IDAT', 'IEND']);
    const data = chunks[1]?.data ?? Buffer.alloc(0);
    expect(data.subarray(0, 24).toString('latin1')).toBe('openbadgecredential\0\0\0\0\0');
    expect(JSON.parse(data.subarray(24).toString('utf8'))).toEqual(badge);
  });
});

describe('the baked SVG', () => {
  test('carries the credential and shows whose it is', () => {
    const svg = bakedSvg(text, modules, badge);
    const json = /<openbadges:credential><!\[CDATA\[(.*?)\]\]><\/openbadges:credential>/s.exec(svg)?.[1];
    expect(JSON.parse(json ?? '')).toEqual(badge);
    expect(svg).toContain('xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"');
    expect(svg).toContain('>Nguyễn Thị ]]&#62; &#34;Mẫu&#34; &#38; Con<');
  });
});

describe('the printed certificate', () => {
  test('is one lying A4 page with its fonts, the same whenever it is made', async () => {
    const fonts = await readFonts();
    const bytes = await certificatePdf(text, modules, ISSUED, fonts);
    const plain = Buffer.from(bytes).toString('latin1');
    expect(plain).toMatch(/^%PDF-1\.7/);
    expect(plain.match(/\/MediaBox \[0 0 841\.89 595\.28\]/g)).toHaveLength(1);
    expect(plain).toContain('/Lang (vi-VN)');
    expect(plain.match(/\/FontFile2 /g)?.length).toBeGreaterThanOrEqual(2);
    expect(Buffer.compare(await certificatePdf(text, modules, ISSUED, fonts), bytes)).toBe(0);
  });

  test('stays one page with long words, and is marked when it is of demonstration data', async () => {
    const fonts = await readFonts();
    const long = {
      ...text,
      issuer: 'Ủy ban nhân dân xã, Trung tâm Công nghệ thông tin và Truyền thông tỉnh Mẫu',
      holder: 'Nguyễn Hoàng Phương Thị Ngọc Khánh Huyền Trang',
      course:
        '“Mua bán trực tuyến, thanh toán số và an toàn trên mạng dành cho hộ sản xuất nông nghiệp và hợp tác xã”',
      mark: SYNTHETIC,
    };
    const plain = Buffer.from(await certificatePdf(long, modules, ISSUED, fonts)).toString('latin1');
    expect(plain.match(/\/MediaBox/g)).toHaveLength(1);
  });

  test('says in words what the credential says', () => {
    expect(text).toMatchObject({
      holder: 'Nguyễn Thị ]]> "Mẫu" & Con',
      achieved: 'đã hoàn thành khóa tập huấn C2',
      held: 'từ ngày 01/06/2022 đến ngày 03/06/2022, tại Xã Mẫu',
      dated: 'Xã Mẫu, ngày 30 tháng 06 năm 2022',
      mark: null,
    });
    const marked = certificateText(badge, { ...paper, to: paper.from, synthetic: true });
    expect([marked.held, marked.mark]).toEqual(['ngày 01/06/2022, tại Xã Mẫu', SYNTHETIC]);
  });
});

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const data = bytes.subarray(at + 8, at + 8 + length);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data });
    at += 12 + length;
  }
  return chunks;
}

/** Dark pixels of a picture of one bit a pixel. */
function pixelsOf(png: Uint8Array): boolean[][] {
  const [header, , image] = chunksOf(png);
  const size = header?.data.readUInt32BE(0) ?? 0;
  const lines = inflateSync(image?.data ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(size / 8);
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_pixel, x) => {
      const byte = lines[y * stride + 1 + (x >> 3)] ?? 0;
      return (byte & (0x80 >> (x & 7))) === 0;
    }),
  );
}

/** What a reader of QR codes makes of dark and light; a module as a pixel is too small for it. */
function read(dark: readonly boolean[][]): string | undefined {
  const scale = dark.length < 200 ? 4 : 1;
  const size = dark.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (dark[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return jsqr.default(pixels, size, size)?.data;
}
