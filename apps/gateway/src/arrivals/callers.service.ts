import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Cookies } from '../sessions/cookies.service.js';
import type { Session } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.service.js';
import { Addresses, networkOf } from './addresses.service.js';
import { Limits, type Limited } from './limits.service.js';
import { deviceKeyIn, isOpen, pathOf } from './paths.js';
import { SameOrigin } from './same-origin.service.js';

/** Who sends a request to a service. */
export interface Caller {
  readonly kind: Limited;
  /** Whose share of requests it is counted to. */
  readonly key: string;
  /** Address that the request came from. */
  readonly address: string;
  /** The token that the session lends to the request. */
  readonly token?: string;
  /** True: a cookie came along whose session is over. */
  readonly expired?: boolean;
}

/** Finds out who sends a request, and lets it in or not. What each of them may do is for the services to say. */
@Injectable()
export class Callers {
  readonly #found = new WeakMap<FastifyRequest, Caller>();

  constructor(
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
    private readonly addresses: Addresses,
    private readonly limits: Limits,
    private readonly sameOrigin: SameOrigin,
  ) {}

  /**
   * Lets a request in. Answers at once when nothing has to be looked up, as for most requests of a session.
   * @throws ProblemError 429 and 403 `csrf`; DomainError when the session cannot be looked up now
   */
  admit(request: FastifyRequest): Promise<void> | undefined {
    const address = this.addresses.of(request);
    const id = this.#idOf(request);
    if (id === undefined) return void this.#let(request, this.#withoutSession(request, address));
    const known = this.sessions.known(id);
    if (known) return void this.#let(request, this.#inSession(request, address, id, known));
    return this.sessions.use(id).then((session) => {
      const caller: Caller = session
        ? this.#inSession(request, address, id, session)
        : { kind: 'address', key: networkOf(address), address, expired: true };
      this.#let(request, caller);
    });
  }

  /** Whom `admit` let in. */
  of(request: FastifyRequest): Caller | undefined {
    return this.#found.get(request);
  }

  /** The cookie counts only where a browser without a token of its own asks for something that not everybody may see. */
  #idOf(request: FastifyRequest): string | undefined {
    if (request.headers.authorization !== undefined) return undefined;
    const id = this.cookies.sessionId(request);
    if (id === undefined) return undefined;
    const path = pathOf(request.raw.url ?? '');
    return isOpen(path) || deviceKeyIn(path) !== undefined ? undefined : id;
  }

  #inSession(request: FastifyRequest, address: string, id: string, { grant }: Session): Caller {
    this.sameOrigin.assert(request, id);
    return { kind: 'account', key: grant.account.id, address, token: grant.accessToken };
  }

  #withoutSession(request: FastifyRequest, address: string): Caller {
    const { authorization } = request.headers;
    if (authorization !== undefined) return { kind: 'token', key: short(authorization), address };
    const device = deviceKeyIn(request.raw.url ?? '');
    if (device !== undefined) return { kind: 'device', key: short(device), address };
    return { kind: 'address', key: networkOf(address), address };
  }

  #let(request: FastifyRequest, caller: Caller): void {
    this.limits.take(caller.kind, caller.key);
    this.#found.set(request, caller);
  }
}

/** Secrets are not kept as keys of a table. */
const short = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url').slice(0, 22);
