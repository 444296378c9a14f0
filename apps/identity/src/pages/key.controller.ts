import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import { Public } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type LinkView, PasswordRefused, SetPasswordService } from '../accounts/set-password.service.js';
import { FormsService } from './forms.service.js';
import { PageRoute } from './page-route.decorator.js';
import { say } from './page.js';
import { setPasswordPage } from './set-password-page.js';
import { PASSWORD_FAULTS } from './texts.js';

const FORM = 'key';

/** Where a one-time link leads. */
@Controller('id/key')
@Public()
export class KeyController {
  constructor(
    private readonly service: SetPasswordService,
    private readonly forms: FormsService,
  ) {}

  @Get(':link')
  @PageRoute()
  async ask(@Param('link') link: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const view = await this.service.look(link);
    if (!view) return this.forms.notice(request, reply, 'link-gone', 410);
    return this.#page(link, view, request, reply);
  }

  @Post(':link')
  @PageRoute()
  async set(@Param('link') link: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const view = await this.service.look(link);
    if (!view) return this.forms.notice(request, reply, 'link-gone', 410);
    const lang = this.forms.lang(request);
    if (!this.forms.isOurs(request, FORM, link))
      return this.#page(link, view, request, reply, say(lang, 'formExpired'));
    const typed = (field: string): string => this.forms.typed(request, field);
    try {
      const wanted = {
        password: typed('password'),
        again: typed('again'),
        login: typed('login'),
        name: typed('name'),
      };
      const done = await this.service.set(link, wanted);
      return this.forms.notice(request, reply, done ? 'password-saved' : 'link-gone', done ? 200 : 410);
    } catch (error) {
      if (error instanceof PasswordRefused)
        return this.#page(link, view, request, reply, PASSWORD_FAULTS[error.fault][lang]);
      if (error instanceof DomainError && error.kind !== 'unavailable') {
        const why = error.faults.map(({ detail }) => detail).join(' ') || error.message;
        return this.#page(link, view, request, reply, why);
      }
      throw error;
    }
  }

  #page(
    link: string,
    { login }: LinkView,
    request: FastifyRequest,
    reply: FastifyReply,
    fault?: string,
  ): FastifyReply {
    const lang = this.forms.lang(request);
    const typed = { login: this.forms.typed(request, 'login'), name: this.forms.typed(request, 'name') };
    const token = this.forms.token(FORM, link);
    const markup = setPasswordPage({ lang, link, token, login, typed, fault });
    return this.forms.send(request, reply, lang, markup, fault === undefined ? 200 : 422);
  }
}
