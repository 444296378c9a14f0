import { createHash } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import type { Attempt } from './issuer.service.js';
import { Seal } from './seal.service.js';

/** Browsers keep a `__Host-` cookie to this one host, and only from HTTPS or from their own machine. */
const SESSION = '__Host-xaso';
const ATTEMPT = '__Host-xaso-in-';
const ATTEMPT_S = 600;
/** Tabs in which a sign-in was begun and not finished; the cookies of more are thrown away. */
const ATTEMPTS = 4;

/** A sign-in under way. */
export interface PendingSignIn extends Attempt {
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What the browser keeps: the session's id, and what a sign-in needs between its two halves. */
@Injectable()
export class Cookies {
  readonly #lifeS: number;

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    private readonly seal: Seal,
  ) {
    this.#lifeS = config.SESSION_HOURS * 3_600;
  }

  sessionId(request: FastifyRequest): string | undefined {
    return request.cookies[SESSION];
  }

  keep(reply: FastifyReply, id: string): void {
    this.#set(reply, SESSION, id, this.#lifeS);
  }

  forget(reply: FastifyReply): void {
    this.#set(reply, SESSION, '', 0);
  }

  /** Remembers a sign-in in the browser that began it: nobody can finish it in another one. */
  begin(
    request: FastifyRequest,
    reply: FastifyReply,
    pending: Omit<PendingSignIn, 'until'>,
    now: Date,
  ): void {
    const others = Object.keys(request.cookies).filter((name) => name.startsWith(ATTEMPT));
    for (const name of others.slice(0, Math.max(0, others.length - ATTEMPTS + 1)))
      this.#set(reply, name, '', 0);
    const name = this.#nameOf(pending.state);
    const sealed = this.seal.close({ ...pending, until: now.getTime() + ATTEMPT_S * 1_000 }, name);
    this.#set(reply, name, sealed.toString('base64url'), ATTEMPT_S);
  }

  /** The sign-in that `state` belongs to, which can be asked for once; undefined when this browser began none such. */
  finish(request: FastifyRequest, reply: FastifyReply, state: string, now: Date): PendingSignIn | undefined {
    const name = this.#nameOf(state);
    const value = request.cookies[name];
    if (value === undefined) return undefined;
    this.#set(reply, name, '', 0);
    const pending = this.seal.open(Buffer.from(value, 'base64url'), name) as PendingSignIn | undefined;
    return pending && pending.state === state && now.getTime() < pending.until ? pending : undefined;
  }

  /** A `Cookie` header without what is the gateway's own; undefined when nothing is left. */
  foreign(header: string | undefined): string | undefined {
    const kept = header?.split(/; */).filter((pair) => {
      const name = pair.slice(0, pair.indexOf('=')).trim();
      return name !== SESSION && !name.startsWith(ATTEMPT);
    });
    return kept && kept.length > 0 ? kept.join('; ') : undefined;
  }

  #nameOf(state: string): string {
    return ATTEMPT + createHash('sha256').update(state).digest('base64url').slice(0, 16);
  }

  #set(reply: FastifyReply, name: string, value: string, seconds: number): void {
    const options: CookieSerializeOptions = {
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      maxAge: seconds,
    };
    void reply.setCookie(name, value, options);
  }
}
