import type { IncomingMessage } from 'node:http';
import { DomainError } from '@xaso/kernel';
import { ProblemError } from '../problems/problem.js';

/**
 * Reads a body that nobody has touched yet, once it is known who sends it. What is refused is not kept; the rest is let
 * pass by, so that the sender hears the answer.
 * @throws ProblemError 413 beyond the limit; DomainError invalid for a body that is cut short
 */
export function readBody(raw: IncomingMessage, limit: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
      return;
    }
    raw.off('data', take).resume();
    reject(tooLarge(limit));
  };
  raw.on('data', take);
  raw.once('end', () => resolve(Buffer.concat(chunks)));
  raw.once('error', () => reject(cutShort()));
  raw.once('close', () => {
    if (!raw.complete) reject(cutShort());
  });
  return promise;
}

const tooLarge = (limit: number): ProblemError =>
  new ProblemError(
    413,
    'file-too-large',
    `Tệp vượt quá ${Math.floor(limit / 1_048_576)} MB. Chưa lưu gì; hãy giảm dung lượng rồi gửi lại.`,
  );

const cutShort = (): DomainError =>
  new DomainError('invalid', 'file-cut-short', 'Tệp bị cắt ngang khi gửi. Chưa lưu gì; hãy gửi lại.');
