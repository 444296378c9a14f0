import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { LOGGER } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { SameOrigin } from '../arrivals/same-origin.service.js';
import { Cookies } from './cookies.service.js';
import { Issuer } from './issuer.service.js';
import { Seal } from './seal.service.js';
import { shown, type Grant } from './session.js';
import { sessionExpired, sessionMissing } from './session-problems.service.js';
import { Sessions } from './sessions.service.js';

/** What the web application asks about its own session. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly sessions: Sessions,
    private readonly issuer: Issuer,
    private readonly cookies: Cookies,
    private readonly seal: Seal,
    private readonly sameOrigin: SameOrigin,
  ) {}

  /** Who is signed in, until when, and the proof that unsafe requests carry. */
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    reply.header('cache-control', 'no-store');
    const id = this.cookies.sessionId(request);
    if (id === undefined) throw sessionMissing();
    const session = await this.sessions.look(id);
    if (session) return shown(session, this.seal.proof(id));
    this.cookies.forget(reply);
    throw sessionExpired();
  }

  /** Ends the session here and tells the address at which the issuer ends it as well. */
  @Post('sign-out')
  @HttpCode(200)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ to: string }> {
    reply.header('cache-control', 'no-store');
    const id = this.cookies.sessionId(request);
    const session = id === undefined ? undefined : await this.sessions.look(id);
    if (id === undefined || !session) {
      this.cookies.forget(reply);
      return { to: '/' };
    }
    this.sameOrigin.assert(request, id);
    await this.sessions.end(id);
    this.cookies.forget(reply);
    return { to: await this.#farewell(session.grant) };
  }

  /** Whoever signs out is out, whether or not the issuer can be told. */
  async #farewell(grant: Grant): Promise<string> {
    try {
      const [to] = await Promise.all([this.issuer.farewell(grant), this.issuer.revoke(grant)]);
      return to;
    } catch (error) {
      this.logger.warn({ err: error }, 'the issuer was not told of a sign-out');
      return '/';
    }
  }
}
