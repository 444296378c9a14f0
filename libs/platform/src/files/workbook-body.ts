import type { IncomingMessage } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { ProblemError } from '../problems/problem.js';
import { readBody } from './read-body.js';
import { mediaTypeOf, XLSX } from './sent-file.js';

const MOST_BYTES = 5 * 1_048_576;

interface Request {
  readonly headers: { readonly 'content-type'?: string | undefined };
  readonly raw: IncomingMessage;
}

/** The Excel file that is the body of a request. @throws ProblemError 415 for anything else, 413 beyond 5 MB */
export function workbookBody({ headers, raw }: Request): Promise<Buffer> {
  if (mediaTypeOf(headers['content-type'] ?? '') === XLSX) return readBody(raw, MOST_BYTES);
  throw new ProblemError(
    415,
    'not-a-workbook',
    `Hãy gửi tệp Excel (.xlsx) với Content-Type ${XLSX}. Chưa lưu gì.`,
  );
}

/** Tells readers of the API that the body of a route is an Excel file. */
export const ApiWorkbookBody = (): MethodDecorator =>
  applyDecorators(ApiConsumes(XLSX), ApiBody({ schema: { type: 'string', format: 'binary' } }));
