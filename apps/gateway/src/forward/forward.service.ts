import type { Readable } from 'node:stream';
import proxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '@xaso/kernel';
import { currentContext, ProblemError, ProblemFilter } from '@xaso/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Addresses, networkOf } from '../arrivals/addresses.service.js';
import { noSuchPath } from '../arrivals/arrivals.service.js';
import { Callers } from '../arrivals/callers.service.js';
import { Limits } from '../arrivals/limits.service.js';
import type { GatewayConfig } from '../config.js';
import { Cookies } from '../sessions/cookies.service.js';
import { sessionExpired } from '../sessions/session-problems.service.js';
import { limitBodies } from './body-limit.service.js';
import { compressed } from './compress.service.js';
import { answerHeaders, NOTHING, ownAnswerHeaders, requestHeaders } from './headers.js';
import { ISSUER, isInternal, upstreamsOf, type Upstream } from './upstreams.js';

/** A service that says nothing for so long has failed; longer than any of them lets a statement run. */
const SILENCE_MS = 60_000;
/** Connections to one service at most. */
const CONNECTIONS = 128;

/** Of answers that never came from a service; what a service says goes before it. */
const DEFAULTS = {
  'content-security-policy': NOTHING,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** How the addresses below one prefix are sent on. */
interface Way {
  readonly prefix: string;
  readonly upstream: Upstream;
  /** What stands before the rest of the path at the service. */
  readonly rewritePrefix: string;
  admit(request: FastifyRequest): Promise<void> | undefined;
  isHidden(path: string): boolean;
  request(request: FastifyRequest): {
    token: string | undefined;
    cookie: string | undefined;
    address: string;
  };
  answer: typeof answerHeaders;
  /** The body on its way back, with the headers that belong to it. */
  body(request: FastifyRequest, reply: FastifyReply, stream: Readable): Readable;
}

/**
 * `/api/<service>/…` goes to the service, body and answer as streams, with the token of the session when a browser asks. Each
 * service checks the token by itself; the gateway adds nothing to what a caller may do. `/id/…` is the issuer's as it is.
 */
export async function forward(app: NestFastifyApplication, config: GatewayConfig): Promise<void> {
  const [callers, limits] = [app.get(Callers), app.get(Limits)];
  const [addresses, cookies] = [app.get(Addresses), app.get(Cookies)];
  const upstreams = upstreamsOf(config.SERVICES);
  for (const upstream of upstreams) {
    await sendOn(app, config, {
      prefix: `/api/${upstream.name}`,
      upstream,
      rewritePrefix: '',
      admit: (request) => callers.admit(request),
      isHidden: (path) => isInternal(path, upstream.name),
      request: (request) => {
        const caller = callers.of(request);
        return { token: caller?.token, cookie: undefined, address: caller?.address ?? '' };
      },
      answer: answerHeaders,
      body: compressed,
    });
  }
  const issuer = upstreams.find(({ name }) => name === ISSUER);
  if (!issuer) return;
  await sendOn(app, config, {
    prefix: '/id',
    upstream: issuer,
    rewritePrefix: '/id',
    admit: (request) => void limits.take('address', networkOf(addresses.of(request))),
    isHidden: () => false,
    request: (request) => ({
      token: undefined,
      cookie: cookies.foreign(request.headers.cookie),
      address: addresses.of(request),
    }),
    answer: ownAnswerHeaders,
    // Its pages hold forms with proofs of their own; they go as they are.
    body: (_request, _reply, stream) => stream,
  });
}

async function sendOn(app: NestFastifyApplication, config: GatewayConfig, way: Way): Promise<void> {
  const problems = app.get(ProblemFilter);
  const callers = app.get(Callers);
  const { host, protocol } = new URL(config.PUBLIC_URL);
  const upstreamHost = new URL(way.upstream.address).host;
  const routes = async (fastify: FastifyInstance): Promise<void> => {
    // What Nest says of errors is said after this; routes of a plugin would not hear of it.
    fastify.setErrorHandler((error, request, reply) => problems.answer(error, request, reply));
    fastify.addHook('onRequest', (request, reply, done) => {
      reply.headers(DEFAULTS);
      const path = request.raw.url ?? '';
      // A prefix that is written in another way would be cut off in the wrong place.
      if (!path.startsWith(way.prefix) || way.isHidden(path.slice(way.prefix.length)))
        return done(noSuchPath());
      let waiting: Promise<void> | undefined;
      try {
        waiting = way.admit(request);
      } catch (error) {
        return done(error as Error);
      }
      if (waiting) waiting.then(() => done(), done);
      else done();
    });
    limitBodies(fastify, config.UPLOAD_MB);
    await fastify.register(proxy, {
      upstream: way.upstream.address,
      rewritePrefix: way.rewritePrefix,
      prefix: way.prefix,
      config: { helmet: { skipRoute: true } },
      undici: { headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS, connections: CONNECTIONS },
      destroyAgent: true,
      disableRequestLogging: true,
      replyOptions: {
        // A service that says it is busy is not asked again behind the caller's back.
        retryDelay: () => null,
        rewriteRequestHeaders: (request, headers) =>
          requestHeaders(headers, upstreamHost, {
            proto: protocol.slice(0, -1),
            host,
            correlationId: currentContext()?.correlationId,
            ...way.request(request as unknown as FastifyRequest),
          }),
        rewriteHeaders: (headers) => way.answer(headers),
        onResponse: (request, reply, { statusCode, stream }) => {
          // Typed for HTTP/2 as well, which the gateway does not speak.
          const [asked, answer] = [request, reply] as unknown as [FastifyRequest, FastifyReply];
          if (statusCode !== 401 || !callers.of(asked)?.expired)
            return void answer.send(way.body(asked, answer, stream));
          stream.resume();
          answer.removeHeader('content-length').removeHeader('content-encoding').removeHeader('etag');
          app.get(Cookies).forget(answer);
          problems.answer(sessionExpired(), asked, answer);
        },
        onError: (reply, { error }) => {
          const answer = reply as unknown as FastifyReply;
          problems.answer(refusalOf(way.upstream.name, error), answer.request, answer);
        },
      },
    });
  };
  await app.getHttpAdapter().getInstance().register(routes);
}

/** A body that was cut off on its way here is the caller's; anything else is the service's absence. */
function refusalOf(name: string, error: Error): Error {
  const { cause } = error;
  return cause instanceof ProblemError ? cause : away(name, error);
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
