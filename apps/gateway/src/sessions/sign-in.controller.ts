import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { DomainError, type Clock } from '@xaso/kernel';
import { CLOCK, CONFIG, LOGGER, ProblemError, UseErrorBody } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { Addresses, networkOf } from '../arrivals/addresses.service.js';
import { Limits } from '../arrivals/limits.service.js';
import type { GatewayConfig } from '../config.js';
import { Cookies, type PendingSignIn } from './cookies.service.js';
import { Issuer } from './issuer.service.js';
import { signInPage } from './page.js';
import { returnPath } from './return-path.js';
import type { Grant } from './session.js';
import { Sessions } from './sessions.service.js';

/** The two halves of a sign-in; the browser is at the issuer in between. */
@Controller('session')
export class SignInController {
  readonly #host: string;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sessions: Sessions,
    private readonly issuer: Issuer,
    private readonly cookies: Cookies,
    private readonly limits: Limits,
    private readonly addresses: Addresses,
  ) {
    this.#host = new URL(config.PUBLIC_URL).host;
  }

  /** Sends the browser to the issuer. */
  @Get('sign-in')
  @UseErrorBody(signInPage)
  async begin(
    @Query('to') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    this.limits.take('signIn', networkOf(this.addresses.of(request)));
    const to = returnPath(wanted);
    reply.header('cache-control', 'no-store');
    // The issuer sends people back to the public address, where a cookie of another name of this machine is not known.
    if (request.headers.host?.toLowerCase() !== this.#host)
      return void reply.redirect(
        `${this.config.PUBLIC_URL}/session/sign-in?to=${encodeURIComponent(to)}`,
        302,
      );
    const { address, attempt } = await this.issuer.invitation();
    this.cookies.begin(request, reply, { ...attempt, to }, this.clock.now());
    void reply.redirect(address, 302);
  }

  /** Where the issuer sends it back to. */
  @Get('callback')
  @UseErrorBody(signInPage)
  async finish(
    @Query('state') state: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    reply.header('cache-control', 'no-store');
    const pending =
      typeof state === 'string' ? this.cookies.finish(request, reply, state, this.clock.now()) : undefined;
    const before = this.cookies.sessionId(request);
    if (!pending) {
      // Somebody went back in the browser after signing in.
      if (before !== undefined && (await this.sessions.look(before))) return void reply.redirect('/', 303);
      throw lost();
    }
    const query = request.raw.url?.slice(request.raw.url.indexOf('?')) ?? '';
    const grant = await this.#granted(query, pending);
    this.cookies.keep(reply, await this.sessions.begin(grant, before));
    void reply.redirect(pending.to, 303);
  }

  async #granted(query: string, pending: PendingSignIn): Promise<Grant> {
    const grant = await this.issuer.grant(query, pending).catch((error: unknown) => {
      if (error instanceof DomainError) throw error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      this.logger.warn({ err: error, code }, 'a sign-in was refused');
      throw error instanceof oidc.AuthorizationResponseError ? refused() : lost();
    });
    if (grant) return grant;
    throw new ProblemError(
      403,
      'no-role',
      'Tài khoản của bạn chưa được giao vai trò trong hệ thống này nên chưa vào được. Hãy nhờ người quản trị giao vai trò rồi đăng nhập lại.',
    );
  }
}

const lost = (): ProblemError =>
  new ProblemError(
    400,
    'sign-in-lost',
    'Lần đăng nhập này đã quá hạn, đã dùng rồi hoặc được bắt đầu ở trình duyệt khác. Chưa ai được vào; hãy đăng nhập lại.',
  );

const refused = (): ProblemError =>
  new ProblemError(
    403,
    'sign-in-refused',
    'Nơi đăng nhập không cho vào, hoặc bạn đã dừng giữa chừng. Chưa có gì thay đổi; hãy đăng nhập lại nếu cần.',
  );
