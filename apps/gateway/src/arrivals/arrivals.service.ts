import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemError } from '@xaso/platform';
import type { GatewayConfig } from '../config.js';
import { hostRule } from './hosts.js';
import { isPlain, pathOf } from './paths.js';

const PROBE = /^\/health(\/(live|ready))?$/;

/** What every request has to pass, before anything is looked for at its address. */
export function guardArrivals(app: NestFastifyApplication, config: GatewayConfig): void {
  const isOurs = hostRule(config.PUBLIC_URL, config.ALLOWED_HOSTS);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      const path = pathOf(request.raw.url ?? '');
      // Orchestrators ask by the address of the machine.
      if (PROBE.test(path)) done();
      else if (!isOurs(request.headers.host)) done(otherHost(config.PUBLIC_URL));
      else if (!isPlain(path)) done(noSuchPath());
      else done();
    });
}

const otherHost = (publicUrl: string): ProblemError =>
  new ProblemError(
    421,
    'other-host',
    `Hệ thống không được gọi bằng tên máy này. Hãy dùng địa chỉ ${publicUrl}; người vận hành có thể thêm tên vào ALLOWED_HOSTS.`,
  );

export const noSuchPath = (): ProblemError => new ProblemError(404, 'not-found', 'Không có địa chỉ này.');
