import type { FastifyInstance } from 'fastify';

/** Lets in what the verification of certificates takes beside JSON: forms of pages without script, and credentials. */
export function acceptVerificationBodies(
  fastify: Pick<FastifyInstance, 'addContentTypeParser' | 'getDefaultJsonParser'>,
): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 4_096 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  fastify.addContentTypeParser(
    ['application/vc', 'application/ld+json'],
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
}
