import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Public } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type SignInOutcome, SignInService } from '../accounts/sign-in.service.js';
import { type Interaction, ProviderService } from '../provider/provider.service.js';
import { FormsService } from './forms.service.js';
import { PageRoute } from './page-route.decorator.js';
import { codePage, type SignInForm, signInPage } from './sign-in-pages.js';

const FORM = 'sign-in';

/** What somebody is asked in the middle of a flow: the password, and a code where it is switched on. */
@Controller('id/sign-in')
@Public()
export class SignInController {
  constructor(
    private readonly provider: ProviderService,
    private readonly service: SignInService,
    private readonly forms: FormsService,
  ) {}

  @Get(':uid')
  @PageRoute()
  ask(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#within(uid, request, reply, async (form) => {
      this.forms.send(request, reply, form.lang, signInPage(form));
    });
  }

  @Post(':uid')
  @PageRoute()
  password(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#within(uid, request, reply, async (form) => {
      const login = this.forms.typed(request, 'login');
      const again = (status: number, why: object): void => {
        this.forms.send(request, reply, form.lang, signInPage({ ...form, ...why, login }), status);
      };
      if (!this.forms.isOurs(request, FORM, uid)) return again(422, { stale: true });
      const outcome = await this.service.withPassword(uid, login, this.forms.typed(request, 'password'));
      await this.#goOn(outcome, form, request, reply, () => again(401, { refused: true }));
    });
  }

  @Get(':uid/code')
  @PageRoute()
  askCode(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#within(uid, request, reply, async (form) => {
      if (!(await this.service.waitsForCode(uid))) this.#to(reply, `/id/sign-in/${uid}`);
      else this.forms.send(request, reply, form.lang, codePage(form));
    });
  }

  @Post(':uid/code')
  @PageRoute()
  code(@Param('uid') uid: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#within(uid, request, reply, async (form) => {
      const again = (status: number, why: object): void => {
        this.forms.send(request, reply, form.lang, codePage({ ...form, ...why }), status);
      };
      if (!this.forms.isOurs(request, FORM, uid)) return again(422, { stale: true });
      const outcome = await this.service.withCode(uid, this.forms.typed(request, 'code'));
      await this.#goOn(outcome, form, request, reply, () => again(401, { refused: true }));
    });
  }

  /** The flow of the cookie has to be the one of the address. */
  async #within(
    uid: string,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (form: SignInForm) => Promise<void>,
  ): Promise<void> {
    const found: Interaction | undefined = await this.provider.interaction(request.raw, reply.raw);
    if (found?.uid !== uid || found.prompt !== 'login') {
      this.forms.notice(request, reply, 'expired', 400);
      return;
    }
    const lang = this.forms.lang(request, found.uiLocales);
    await work({ lang, uid, token: this.forms.token(FORM, uid) });
  }

  async #goOn(
    outcome: SignInOutcome,
    { uid }: SignInForm,
    request: FastifyRequest,
    reply: FastifyReply,
    refuse: () => void,
  ): Promise<void> {
    if (outcome.kind === 'refused') return refuse();
    if (outcome.kind === 'code') return this.#to(reply, `/id/sign-in/${uid}/code`);
    this.#to(reply, await this.provider.signedIn(request.raw, reply.raw, outcome.accountId));
  }

  #to(reply: FastifyReply, address: string): void {
    void reply.redirect(address, 303);
  }
}
