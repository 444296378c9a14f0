import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { correlationIdFrom, currentContext } from '../context/request-context.js';
import { redactPath } from '../logs/redact-path.js';
import { sqlFault } from '../transactions/pg-faults.js';
import { LOGGER } from '../tokens.js';
import { errorBodyOf } from './error-body.js';
import { titleOf, type Problem } from './problem.js';
import { refusalOf, type Refusal } from './refusal.js';

/** Answers every error of a request; a filter on a handler or controller goes before it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also for errors that happen where no filter runs, such as an address that cannot be read. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refusal = refusalOf(error);
    this.log(error, refusal);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = problemOf(refusal, request);
    const own = errorBodyOf(request)?.(problem);
    reply
      .status(refusal.status)
      .headers({ ...refusal.headers, 'cache-control': 'no-store' })
      .header('content-type', own?.contentType ?? 'application/problem+json; charset=utf-8')
      .header('content-language', 'vi')
      .send(own?.body ?? JSON.stringify(problem));
  }

  private log(error: unknown, { severity, code, status }: Refusal): void {
    const about = { code, status };
    if (severity === 'fault')
      this.logger.error({ ...about, err: error }, 'request failed for an unforeseen reason');
    else if (severity === 'warning') {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
      this.logger.warn({ ...about, sql: sqlFault(error), cause }, 'request refused');
    } else this.logger.debug(about, 'request refused');
  }
}

/** The problem a refusal of this request is told as. */
export function problemOf(refusal: Refusal, request: FastifyRequest): Problem {
  return {
    type: `https://xaso.vn/problems/${refusal.code}`,
    title: titleOf(refusal.status),
    status: refusal.status,
    detail: refusal.detail,
    instance: redactPath(request.url),
    code: refusal.code,
    correlationId: currentContext()?.correlationId ?? correlationIdFrom(request.headers['x-correlation-id']),
    ...(refusal.faults.length > 0 ? { errors: refusal.faults } : {}),
  };
}
