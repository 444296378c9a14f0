import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../auth/request-actor.js';
import { ProblemError } from '../problems/problem.js';
import { hashOf } from './canonical-json.js';

/** One request that may be sent again, as `Idempotency.once` needs it. */
export interface IdempotentCall {
  /** Who calls; keys of two callers never meet. */
  readonly caller: string;
  /** Method and path. */
  readonly route: string;
  /** The Idempotency-Key header. */
  readonly key: string;
  /** Of body and query, as canonical JSON. */
  readonly bodyHash: string;
  /** The status the route is about to answer. */
  readonly status: () => number;
  /** Tells the caller that the answer is a stored one. */
  readonly replayed: (status: number) => void;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The call behind a create; refuses with 400 when the Idempotency-Key header is absent or malformed. */
export const IdempotencyKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): IdempotentCall => {
    const http = context.switchToHttp();
    return idempotentCall(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  },
  [describeHeader],
);

/** Writes the header into the OpenAPI operation. */
function describeHeader(controller: object, method: string | symbol | undefined): void {
  const handler = method === undefined ? undefined : Object.getOwnPropertyDescriptor(controller, method);
  if (method === undefined || !handler) return;
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'One for each thing to be created; the same one when it is sent again. Answers are replayed for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  })(controller, method, handler);
}

function idempotentCall(request: FastifyRequest, reply: FastifyReply): IdempotentCall {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    throw new ProblemError(
      400,
      'idempotency-key-missing',
      'Thiếu tiêu đề Idempotency-Key: mỗi lần tạo mới cần một khoá riêng, gửi lại thì dùng đúng khoá cũ.',
    );
  }
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new ProblemError(
      400,
      'idempotency-key-malformed',
      'Idempotency-Key phải gồm 1 đến 200 ký tự ASCII nhìn thấy được, không có dấu cách.',
    );
  }
  return {
    caller: actorOf(request)?.id ?? 'anonymous',
    route: `${request.method} ${request.url.split('?', 1)[0] ?? ''}`,
    key,
    bodyHash: hashOf({ body: request.body, query: request.query }),
    status: () => reply.statusCode,
    replayed: (status) => void reply.status(status).header('idempotency-replayed', 'true'),
  };
}
