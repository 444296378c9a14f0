import { crc32, deflateSync } from 'node:zlib';
import type { QrModules } from './qr.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pixels of a module. */
const SCALE = 10;
/** Open Badges 3.0, §5.3.2.1: the keyword of the text chunk that carries the credential. */
const KEYWORD = 'openbadgecredential';

/** A picture of the QR code, black on white, that carries the credential: a backpack reads the one, a phone the other. */
export function bakedPng(modules: QrModules, credential: object): Uint8Array {
  const size = modules.length * SCALE;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit a pixel, shades of grey.
  header[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('iTXt', internationalText(JSON.stringify(credential))),
    chunk('IDAT', deflateSync(Buffer.concat(modules.flatMap((row) => scanlines(row, size))))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Keyword, not compressed, in no language, not translated. */
const internationalText = (text: string): Buffer =>
  Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`, 'latin1'), Buffer.from(text, 'utf8')]);

/** The pixel lines of a row of modules, each behind its filter (none). */
function scanlines(row: readonly boolean[], size: number): Buffer[] {
  const line = Buffer.alloc(1 + Math.ceil(size / 8), 0xff);
  line[0] = 0;
  for (let x = 0; x < size; x += 1) {
    const at = 1 + (x >> 3);
    if (row[Math.floor(x / SCALE)]) line[at] = (line[at] ?? 0) & ~(0x80 >> (x & 7));
  }
  return Array.from({ length: SCALE }, () => line);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
}
