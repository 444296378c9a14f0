import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { DomainError } from '@xaso/kernel';
import type { Parts } from './read-grid.js';
import { damaged } from './xml.js';

const inflate = promisify(inflateRaw);

/** Everything in a workbook together; one with 2,000 rows has less than 3 MB. */
const MOST_BYTES = 12 * 1_048_576;
const MOST_ENTRIES = 500;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/**
 * The XML parts of a workbook. What an entry says of its size is believed only where it says too much: it is unpacked up to
 * the limit and no further. @throws DomainError invalid
 */
export async function openWorkbook(file: Buffer): Promise<Parts> {
  if (file.subarray(0, 4).toString('hex') === 'd0cf11e0') throw oldOrLocked();
  try {
    return await unpack(file, entriesOf(file));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    // Everything else is a number read outside the file, or a stream that does not unpack.
    const tooLarge =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? bomb() : damaged();
  }
}

async function unpack(file: Buffer, entries: readonly Entry[]): Promise<Parts> {
  const parts = new Map<string, string>();
  let room = MOST_BYTES;
  for (const entry of entries) {
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const content = await contentOf(file, entry, room);
    room -= content.length;
    if (parts.has(entry.name)) throw damaged();
    parts.set(entry.name, content.toString('utf8'));
  }
  if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) throw damaged();
  return parts;
}

function entriesOf(file: Buffer): Entry[] {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || file.readUInt32LE(end) !== END) throw damaged();
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw bomb();
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== CENTRAL || (file.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw damaged();
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > MOST_BYTES) throw bomb();
  return entries;
}

async function contentOf(file: Buffer, entry: Entry, room: number): Promise<Buffer> {
  if (file.readUInt32LE(entry.at) !== LOCAL) throw damaged();
  const start = entry.at + 30 + file.readUInt16LE(entry.at + 26) + file.readUInt16LE(entry.at + 28);
  const packed = file.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw damaged();
  if (entry.method === STORED) {
    if (packed.length > room) throw bomb();
    return packed;
  }
  if (entry.method !== DEFLATED) throw damaged();
  if (room <= 0) throw bomb();
  return inflate(packed, { maxOutputLength: room });
}

const bomb = () =>
  new DomainError(
    'invalid',
    'workbook-too-large',
    `Tệp Excel khi mở ra quá lớn (hơn ${MOST_BYTES / 1_048_576} MB hoặc ${MOST_ENTRIES} thành phần). Chưa lưu gì; hãy chép bảng sang tệp mẫu.`,
  );

const oldOrLocked = () =>
  new DomainError(
    'invalid',
    'workbook-old-or-locked',
    'Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Hãy bỏ mật khẩu và lưu lại dạng .xlsx. Chưa lưu gì.',
  );
