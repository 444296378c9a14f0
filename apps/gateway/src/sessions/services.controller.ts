import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { CONFIG, ProblemError } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import { upstreamsOf, type Upstream } from '../forward/upstreams.js';
import { Cookies } from './cookies.service.js';
import { stateOf, type ServiceState } from './service-state.js';
import { sessionExpired, sessionMissing } from './session-problems.service.js';
import { Sessions } from './sessions.service.js';

const PATIENCE_MS = 2_500;
const MAY_SEE = ['admin', 'operator'];

/** How the services are, for whoever runs them. */
@Controller('session')
export class ServicesController {
  readonly #upstreams: readonly Upstream[];

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
  ) {
    this.#upstreams = upstreamsOf(config.SERVICES);
  }

  /** What each service says of itself; one that does not answer is told as that. */
  @Get('services')
  async services(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ services: readonly ServiceState[] }> {
    reply.header('cache-control', 'no-store');
    const id = this.cookies.sessionId(request);
    if (id === undefined) throw sessionMissing();
    const session = await this.sessions.look(id);
    if (!session) throw sessionExpired();
    const { role } = session.grant;
    if (!MAY_SEE.includes(role))
      throw new ProblemError(
        403,
        'role-not-allowed',
        `Vai trò ${role} không được xem trạng thái của các dịch vụ.`,
      );
    return { services: await Promise.all(this.#upstreams.map((upstream) => ask(upstream))) };
  }
}

async function ask({ name, address }: Upstream): Promise<ServiceState> {
  try {
    const answer = await fetch(new URL('/health', address), { signal: AbortSignal.timeout(PATIENCE_MS) });
    return stateOf(name, await answer.json());
  } catch {
    return stateOf(name, undefined);
  }
}
