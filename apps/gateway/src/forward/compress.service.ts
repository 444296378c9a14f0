import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codingFor, isCompressible, varyOf, weakened, type Coding } from './compression.js';

/** Of eleven: a list of 100 kB takes about a millisecond, off the thread that answers, and is a few percent larger than at best. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

/**
 * The body as it goes to whoever asks: compressed where that is worth it, with the headers of `reply` put right; else as it came.
 * A plugin for all answers would also take those of a few bytes, of which most are; this way they pass untouched.
 */
export function compressed(request: FastifyRequest, reply: FastifyReply, body: Readable): Readable {
  const headers = reply.getHeaders();
  if (!isCompressible({ method: request.method, status: reply.statusCode, headers })) return body;
  reply.header('vary', varyOf(headers['vary']));
  const coding = codingFor(request.headers);
  if (coding === undefined) return body;
  const length = Number(headers['content-length']);
  reply.header('content-encoding', coding).removeHeader('content-length');
  const { etag } = headers;
  if (typeof etag === 'string') reply.header('etag', weakened(etag));
  const smaller = compressor(coding, length);
  // Whichever end goes away takes the other one along; a body that breaks off is told by Fastify, which reads `smaller`.
  pipeline(body, smaller, () => undefined);
  return smaller;
}

function compressor(coding: Coding, length: number): Transform {
  if (coding === 'gzip') return createGzip({ level: GZIP_LEVEL });
  return createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: length,
    },
  });
}
