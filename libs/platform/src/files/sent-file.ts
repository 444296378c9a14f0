import { DomainError } from '@xaso/kernel';

/** A document of Word. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A workbook of Excel. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Kinds of files that services keep, by their media type, and what a file of the kind begins with. */
export const FILE_KINDS: Readonly<Record<string, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [DOCX]: [0x50, 0x4b, 0x03, 0x04],
  [XLSX]: [0x50, 0x4b, 0x03, 0x04],
  'text/plain': [],
};

/** `application/pdf` of `application/PDF; name=x`. */
export const mediaTypeOf = (contentType: string): string =>
  (contentType.split(';')[0] ?? '').trim().toLowerCase();

/** A file is what it says it is. @throws DomainError invalid */
export function assertAsDeclared(mediaType: string, content: Uint8Array): void {
  if (content.length === 0)
    throw new DomainError('invalid', 'file-empty', 'Tệp không có nội dung; chưa lưu gì.');
  const start = FILE_KINDS[mediaType] ?? [];
  const fits = start.every((byte, index) => content[index] === byte);
  if (fits && (mediaType !== 'text/plain' || isText(content))) return;
  throw new DomainError(
    'invalid',
    'file-not-as-declared',
    `Nội dung tệp không phải là ${mediaType} như đã khai. Chưa lưu gì; hãy chọn lại tệp.`,
  );
}

/** The name a file was sent under, percent-encoded; without folders. @throws DomainError invalid */
export function fileNameOf(header: string | undefined): string {
  const name = decoded(header ?? '')
    .normalize('NFC')
    .replace(/\p{C}/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  if (name && name.length <= 255) return name;
  throw new DomainError(
    'invalid',
    'file-name-missing',
    'Thiếu tên tệp, hoặc tên dài quá 255 ký tự: gửi tên trong tiêu đề X-File-Name, mã hoá phần trăm (encodeURIComponent). Chưa lưu gì.',
  );
}

/** RFC 6266: a plain name for old programs, the real one for all others. */
export function dispositionOf(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isText(content: Uint8Array): boolean {
  if (content.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
