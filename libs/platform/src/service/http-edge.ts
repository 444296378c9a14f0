import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { correlationIdFrom, runInContext, type RequestContext } from '../context/request-context.js';
import { activeTraceparent, nameActiveSpan } from '../context/span.js';
import { continueTrace } from '../context/traceparent.js';
import { HealthRegistry } from '../health/health-registry.js';
import { isProbe, redactPath } from '../logs/redact-path.js';
import { requestMeter, routeOf } from '../metrics/service-metrics.js';
import { ProblemError } from '../problems/problem.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { LOGGER, METRICS } from '../tokens.js';

/** What happens to every request before and after its handler. */
export async function prepareEdge(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  followRequests(fastify);
  observeRequests(fastify, app.get<Logger>(LOGGER), app.get<Registry>(METRICS));
  refuseWhileDraining(fastify, app.get(HealthRegistry), app.get(ProblemFilter));
  dropUnused(fastify);
  await app.register(helmet, { global: true });
}

/** Gives each request its context. Reading the body leaves the async scope, so it is entered again after it. */
function followRequests(fastify: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const context = {
      correlationId: correlationIdFrom(request.headers['x-correlation-id']),
      traceparent: activeTraceparent() ?? continueTrace(request.headers.traceparent),
    };
    nameActiveSpan(request.method, routeOf(request));
    contexts.set(request, context);
    reply.header('x-correlation-id', context.correlationId);
    runInContext(context, done);
  });
  const again = (request: FastifyRequest, _reply: FastifyReply, done: () => void): void => {
    const context = contexts.get(request);
    if (context) runInContext(context, done);
    else done();
  };
  fastify.addHook('preValidation', again);
  fastify.addHook('onResponse', again);
}

function observeRequests(fastify: FastifyInstance, logger: Logger, registry: Registry): void {
  const measure = requestMeter(registry);
  fastify.addHook('onResponse', (request, reply, done) => {
    measure(request, reply);
    const line = {
      method: request.method,
      path: redactPath(request.url),
      route: routeOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (isProbe(request.url)) logger.debug(line, 'request');
    else logger.info(line, 'request');
    done();
  });
  fastify.addHook('onRequestAbort', (request, done) => {
    logger.warn(
      { method: request.method, path: redactPath(request.url) },
      'the caller went away before the answer',
    );
    done();
  });
}

function refuseWhileDraining(
  fastify: FastifyInstance,
  health: HealthRegistry,
  problems: ProblemFilter,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!health.draining || isProbe(request.url)) return done();
    const headers = { connection: 'close', 'retry-after': '1' };
    const error = new ProblemError(
      503,
      'draining',
      'Dịch vụ đang dừng để khởi động lại. Hãy gửi lại sau giây lát.',
      headers,
    );
    problems.answer(error, request, reply);
  });
  // Answers to what was under way end their connection, or its keep-alive would hold up the stop.
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (health.draining) reply.header('connection', 'close');
    done();
  });
}

/**
 * Browsers and pools open connections ahead of what they may send. Node takes those on which nothing came yet for busy, until the
 * time for headers is over: more than a minute, longer than a stop may take.
 */
function dropUnused(fastify: FastifyInstance): void {
  const open = new Set<Socket>();
  let closing = false;
  const note = (socket: Socket): void => {
    // A handshake that was under way ends now.
    if (closing) return void socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  // With TLS what counts is what came through it: the socket below has always read the handshake.
  fastify.server.on('connection', note).on('secureConnection', note);
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
}
