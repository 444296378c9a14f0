import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { DomainError } from '@xaso/kernel';
import { ProblemError } from '@xaso/platform';
import { MAX_DOCUMENT_BYTES, MAX_PARTS, MAX_SUBMISSION_BYTES } from './limits.js';
import { type SentPart, XML_PART } from './multipart.js';

/**
 * Reads the parts of a request whose body nobody has touched yet. What is refused is not kept; the rest of the body is let
 * pass by, so that the device hears the answer.
 * @throws ProblemError 415 for another content type, 413 beyond the limits; DomainError invalid for a body that is cut short
 */
export function readParts(raw: IncomingMessage): Promise<SentPart[]> {
  const contentType = raw.headers['content-type'] ?? '';
  if (!contentType.toLowerCase().startsWith('multipart/form-data'))
    throw new ProblemError(415, 'not-multipart', 'Bản nộp phải gửi dạng multipart/form-data. Chưa lưu gì.');
  const { promise, resolve, reject } = Promise.withResolvers<SentPart[]>();
  const parts: SentPart[] = [];
  const reader = readerOf(contentType);
  const feed = (chunk: Buffer): void => void reader.write(chunk);
  const refuse = (error: Error): void => {
    raw.off('data', feed).resume();
    reject(error);
  };
  let bytes = 0;
  const assertRoom = (fieldname: string, size: number, more: number): void => {
    bytes += more;
    if (bytes > MAX_SUBMISSION_BYTES || (fieldname === XML_PART && size > MAX_DOCUMENT_BYTES))
      refuse(tooLarge());
  };
  reader.on('file', (fieldname, stream, filename, _encoding, mimetype) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      assertRoom(fieldname, size, chunk.length);
      chunks.push(chunk);
    });
    stream.on('error', () => refuse(cutShort()));
    stream.on('end', () =>
      parts.push({ fieldname, mimetype, filename, content: Buffer.concat(chunks, size) }),
    );
  });
  reader.on('field', (fieldname, text, _nameCut, _textCut, _encoding, mimetype) => {
    const content = Buffer.from(text);
    assertRoom(fieldname, content.length, content.length);
    parts.push({ fieldname, mimetype, content });
  });
  reader.on('partsLimit', () => refuse(tooLarge()));
  reader.on('error', () => refuse(cutShort()));
  reader.on('finish', () => resolve(parts));
  raw.once('close', () => {
    if (!raw.complete) reject(cutShort());
  });
  raw.on('data', feed).once('end', () => reader.end());
  return promise;
}

function readerOf(contentType: string): BusboyInstance {
  try {
    const limits = { parts: MAX_PARTS, fieldSize: MAX_SUBMISSION_BYTES + 1 };
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    throw cutShort();
  }
}

const tooLarge = (): ProblemError =>
  new ProblemError(
    413,
    'submission-too-large',
    `Bản nộp vượt quá ${MAX_SUBMISSION_BYTES / 1_048_576} MB, hoặc riêng phần phiếu vượt quá ${MAX_DOCUMENT_BYTES / 1_048_576} MB. Chưa lưu gì; hãy gửi ảnh thành nhiều lần.`,
  );

const cutShort = (): DomainError =>
  new DomainError(
    'invalid',
    'submission-unreadable',
    'Bản nộp bị cắt ngang hoặc không đúng dạng multipart/form-data. Chưa lưu gì; hãy gửi lại.',
  );
