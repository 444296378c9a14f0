import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import files from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemError } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noSuchPath } from '../arrivals/arrivals.service.js';
import { isReserved, pathOf } from '../arrivals/paths.js';
import { cacheRule, isFileName, pageOf, workerScope } from './files.js';

/** What the pages may use of the device; nothing else is theirs or anybody else's. */
const PERMISSIONS =
  'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()';

/** Serves the built web application. Its pages have addresses of their own, which are all answered with the same document. */
export async function serveConsole(app: NestFastifyApplication, folder: string | undefined): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const root = folder === undefined ? undefined : resolve(folder);
  if (root !== undefined) {
    await app.register(files, {
      root,
      serve: false,
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'deny',
      index: false,
    });
  }
  const isThere = async (path: string): Promise<boolean> =>
    root !== undefined &&
    isFileName(path) &&
    (await stat(join(root, path)).then(
      (found) => found.isFile(),
      () => false,
    ));

  fastify.all('/*', async (request, reply) => {
    const path = pathOf(request.raw.url ?? '');
    if (isReserved(path) || !['GET', 'HEAD'].includes(request.method)) throw noSuchPath();
    if (await isThere(path)) return send(reply, path);
    if (!isNavigation(request)) throw noSuchPath();
    const page = pageOf(path);
    if (await isThere(page)) return send(reply, page);
    throw new ProblemError(
      404,
      'console-missing',
      'Giao diện web chưa được cài ở máy chủ này; các dịch vụ ở /api vẫn hoạt động. Người vận hành đặt CONSOLE_FOLDER vào thư mục đã dựng.',
    );
  });
}

/** Somebody who opens an address or a link; scripts, styles and pictures are asked for in another way. */
function isNavigation({ headers }: FastifyRequest): boolean {
  return headers.accept?.includes('text/html') ?? false;
}

function send(reply: FastifyReply, path: string): FastifyReply {
  const scope = workerScope(path);
  reply
    .header('cache-control', cacheRule(path))
    .header('vary', 'accept-encoding')
    .header('permissions-policy', PERMISSIONS);
  if (scope !== undefined) reply.header('service-worker-allowed', scope);
  return reply.sendFile(path);
}
