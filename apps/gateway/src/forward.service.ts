import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@xaso/kernel';
import { currentContext, ProblemError, ProblemFilter } from '@xaso/platform';
import type { FastifyReply } from 'fastify';
import { isInternal, type Upstream } from './upstreams.js';

/** A service that says nothing for so long has failed; longer than any of them lets a statement run. */
const SILENCE_MS = 60_000;

/**
 * `/api/<service>/…` goes to the service as it came, body and answer as streams. Each service checks the token by itself;
 * the gateway adds nothing to what a caller may do.
 */
export async function forward(app: NestFastifyApplication, upstreams: readonly Upstream[]): Promise<void> {
  const problems = app.get(ProblemFilter);
  for (const { name, address } of upstreams) {
    const prefix = `/api/${name}`;
    await app.register(proxy, {
      prefix,
      upstream: address,
      undici: { headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS },
      preHandler: (request, _reply, done) => {
        if (isInternal(request.url.slice(prefix.length)))
          throw new ProblemError(404, 'not-found', 'Không có địa chỉ này.');
        done();
      },
      replyOptions: {
        rewriteRequestHeaders: (_request, headers) => ({
          ...headers,
          'x-correlation-id': currentContext()?.correlationId ?? headers['x-correlation-id'],
        }),
        onError: (reply, { error }) => {
          // Typed for HTTP/2 as well, which the gateway does not speak.
          const answer = reply as unknown as FastifyReply;
          problems.answer(away(name, error), answer.request, answer);
        },
      },
    });
  }
}

const away = (name: string, cause: unknown): DomainError =>
  Object.assign(
    new DomainError(
      'unavailable',
      'service-away',
      `Dịch vụ ${name} tạm thời không trả lời; chưa có gì được xác nhận là đã lưu. Hãy gửi lại sau giây lát.`,
    ),
    { cause },
  );
