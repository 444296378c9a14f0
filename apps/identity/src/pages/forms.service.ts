import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type IdentityConfig, MOUNT } from '../config.js';
import { KeysService } from '../credentials/keys.service.js';
import { type Lang, LANG_COOKIE, langOf } from './lang.js';
import { noticePage, type Notice } from './notices.js';

const YEAR_S = 31_536_000;

/** What all pages do with requests: their language, what was typed, whether a form is one of ours, the answer. */
@Injectable()
export class FormsService {
  constructor(
    @Inject(CONFIG) private readonly config: IdentityConfig,
    private readonly keys: KeysService,
  ) {}

  get home(): string {
    return this.config.PUBLIC_URL;
  }

  lang({ query, headers }: FastifyRequest, asked?: string): Lang {
    return langOf(valueOf(query, 'lang'), headers.cookie, asked, headers['accept-language']);
  }

  /** What was typed into a field; empty when there is no such field. */
  typed({ body }: FastifyRequest, field: string): string {
    return valueOf(body, field) ?? '';
  }

  token(form: string, session: string): string {
    return this.keys.formToken(form, session);
  }

  /** Whether a form comes from a page of ours, made for this session. */
  isOurs(request: FastifyRequest, form: string, session: string): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
    return this.keys.isFormToken(this.typed(request, 'csrf'), form, session);
  }

  /** Sends a page; a language that was chosen by its link is kept. */
  send(request: FastifyRequest, reply: FastifyReply, lang: Lang, markup: string, status = 200): FastifyReply {
    if (valueOf(request.query, 'lang') === lang) {
      const secure = this.config.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
      const kept = `${LANG_COOKIE}=${lang}; Path=${MOUNT}; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${secure}`;
      void reply.header('set-cookie', kept);
    }
    return reply
      .status(status)
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-language': lang })
      .send(markup);
  }

  notice(
    request: FastifyRequest,
    reply: FastifyReply,
    notice: Notice,
    status = 200,
    lang = this.lang(request),
  ): FastifyReply {
    return this.send(request, reply, lang, noticePage(lang, notice, this.home), status);
  }
}

function valueOf(source: unknown, name: string): string | undefined {
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, name)) return undefined;
  const value: unknown = Reflect.get(source, name);
  return typeof value === 'string' ? value : undefined;
}
