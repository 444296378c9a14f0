import { pipeline, Transform, type TransformCallback } from 'node:stream';
import { ProblemError } from '@xaso/platform';
import type { FastifyInstance } from 'fastify';

/** No body is longer than this, whatever a service would take. It is counted on its way, not collected. */
export function limitBodies(fastify: FastifyInstance, megabytes: number): void {
  const limit = megabytes * 1_048_576;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const said = Number(request.headers['content-length'] ?? 0);
    if (said > limit) done(tooLarge(megabytes));
    else done();
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    // A length that was told is kept to by HTTP itself.
    if (request.headers['transfer-encoding'] === undefined) return done(null, payload);
    const counted = new Counted(limit, megabytes);
    pipeline(payload, counted, () => undefined);
    done(null, counted);
  });
}

class Counted extends Transform {
  #seen = 0;

  constructor(
    private readonly limit: number,
    private readonly megabytes: number,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#seen += chunk.length;
    if (this.#seen > this.limit) done(tooLarge(this.megabytes));
    else done(null, chunk);
  }
}

const tooLarge = (megabytes: number): ProblemError =>
  new ProblemError(
    413,
    'body-too-large',
    `Nội dung gửi lên lớn hơn ${megabytes} MB nên chưa được nhận; bản trên máy của bạn còn nguyên. Hãy gửi tệp nhỏ hơn.`,
    { connection: 'close' },
  );
