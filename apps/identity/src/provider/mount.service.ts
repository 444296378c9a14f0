import type { FastifyInstance } from 'fastify';
import { MOUNT } from '../config.js';
import type { ProviderService } from './provider.service.js';

/** Room for a form with a long password; nothing longer is read. */
const FORM_BYTES = 16_384;

/** What a browser may do with anything below the mount: no script, no style but our file, no frame, nothing from elsewhere. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
} as const;

/** The provider below its mount. Routes of pages name their path, so they come before it. */
export function mountProvider(fastify: FastifyInstance, provider: () => ProviderService): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(`${MOUNT}/`)) reply.headers(HEADERS);
    done();
  });
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  void fastify.register(async (scope) => {
    // The provider reads bodies by itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: `${MOUNT}/*`,
      handler: async (request, reply) => {
        const answer = await provider().handler();
        for (const [name, value] of Object.entries(reply.getHeaders()))
          if (value !== undefined) reply.raw.setHeader(name, value);
        reply.hijack();
        await answer(request.raw, reply.raw);
      },
    });
  });
}
