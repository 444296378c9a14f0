import { mediaTypeOf, ProblemError, readBody, XLSX } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';

const MOST_FILE_BYTES = 5 * 1_048_576;

/** The workbook that a request carries. @throws ProblemError 415 for anything else, 413 beyond 5 MB */
export function workbookOf(request: FastifyRequest): Promise<Buffer> {
  if (mediaTypeOf(request.headers['content-type'] ?? '') !== XLSX)
    throw new ProblemError(
      415,
      'not-a-workbook',
      `Hãy gửi tệp Excel (.xlsx) với Content-Type ${XLSX}. Chưa lưu gì.`,
    );
  return readBody(request.raw, MOST_FILE_BYTES);
}
