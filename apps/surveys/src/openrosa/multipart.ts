import { DomainError } from '@xaso/kernel';

/** A file that came with a submission. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A submission as it came over the wire. */
export interface SentSubmission {
  /** The bytes of the part `xml_submission_file`. */
  readonly xml: Buffer;
  readonly files: readonly SentFile[];
}

/** One part, as the multipart reader hands it out. */
export interface SentPart {
  readonly fieldname: string;
  readonly filename?: string | undefined;
  readonly mimetype: string;
  readonly content: Buffer;
}

export const XML_PART = 'xml_submission_file';

/** Sorts the parts of a request. @throws DomainError invalid when the document is missing or there are two. */
export function toSubmission(parts: readonly SentPart[]): SentSubmission {
  const documents = parts.filter((part) => part.fieldname === XML_PART);
  const [document] = documents;
  if (!document || documents.length > 1)
    throw new DomainError(
      'invalid',
      'submission-part',
      `Bản nộp phải có đúng một phần "${XML_PART}"; nhận được ${documents.length}. Chưa lưu gì.`,
    );
  const files = parts
    .filter((part) => part !== document && part.filename)
    .map((part) => ({
      name: baseName(part.filename as string),
      mediaType: part.mimetype,
      content: part.content,
    }));
  return { xml: document.content, files };
}

/** @throws DomainError invalid for bytes that are no UTF-8. */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('invalid', 'xml-not-utf8', 'Bản nộp không phải là văn bản UTF-8. Chưa lưu gì.');
  }
}

/** A device must not say where a file goes. */
const baseName = (name: string): string => (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').slice(0, 255);
