import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, ProblemError } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import { Seal } from '../sessions/seal.service.js';
import { isOwnOrigin } from './hosts.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Holds back what another site's page makes a signed-in browser send. */
@Injectable()
export class SameOrigin {
  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly seal: Seal,
  ) {}

  /** @throws ProblemError 403 `csrf` for an unsafe request that does not show it comes from the web application */
  assert(request: FastifyRequest, sessionId: string): void {
    if (SAFE.has(request.method)) return;
    if (this.#isFromHere(request) && this.seal.isProof(request.headers['x-csrf-token'], sessionId)) return;
    throw new ProblemError(
      403,
      'csrf',
      'Yêu cầu này không đến từ trang của hệ thống nên chưa được thực hiện; không có gì thay đổi. Hãy tải lại trang rồi thử lại.',
    );
  }

  /** What a browser says of where a request comes from; a page cannot write these headers. One of them must be there. */
  #isFromHere({ headers }: FastifyRequest): boolean {
    const { origin, host, 'sec-fetch-site': site } = headers;
    if (site !== undefined && site !== 'same-origin') return false;
    if (origin === undefined) return site === 'same-origin';
    return isOwnOrigin(origin, host, this.config.PUBLIC_URL);
  }
}
