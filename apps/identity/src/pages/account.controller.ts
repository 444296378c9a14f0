import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { Public } from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type OwnAccount, OwnAccountService, type SignedIn } from '../accounts/own-account.service.js';
import { ProviderService } from '../provider/provider.service.js';
import { type AccountFault, accountPage, recoveryCodesPage } from './account-pages.js';
import { FormsService } from './forms.service.js';
import { PageRoute } from './page-route.decorator.js';
import { say } from './page.js';
import { PASSWORD_FAULTS, type TextKey } from './texts.js';

const FORM = 'account';
const PATH = '/id/account';
/** What may be said after a form was taken: the page is then asked for anew, so that reloading sends nothing again. */
const DONE: Readonly<Record<string, TextKey>> = { password: 'passwordChanged', off: 'totpSwitchedOff' };

/** What people change about how they sign in. */
@Controller('id/account')
@Public()
export class AccountController {
  constructor(
    private readonly provider: ProviderService,
    private readonly service: OwnAccountService,
    private readonly forms: FormsService,
  ) {}

  @Get()
  @PageRoute()
  see(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#signedIn(request, reply, async (who, own) => this.#page(request, reply, who, own));
  }

  @Post('password')
  @PageRoute()
  password(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#form(request, reply, async (who, own) => {
      const [current, password, again] = ['current', 'password', 'again'].map((name) =>
        this.forms.typed(request, name),
      );
      const typed = { current: current ?? '', password: password ?? '', again: again ?? '' };
      const fault = await this.service.changePassword(who, own.account.login, typed);
      if (fault === undefined) return this.#done(reply, 'password');
      const lang = this.forms.lang(request);
      const text = fault === 'wrong-password' ? say(lang, 'wrongPassword') : PASSWORD_FAULTS[fault][lang];
      return this.#page(request, reply, who, own, { of: 'password', text });
    });
  }

  @Post('totp/begin')
  @PageRoute()
  begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#form(request, reply, async (who) => {
      await this.service.beginTotp(who);
      return reply.redirect(PATH, 303);
    });
  }

  @Post('totp/confirm')
  @PageRoute()
  confirm(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#form(request, reply, async (who, own) => {
      const lang = this.forms.lang(request);
      const codes = await this.service.confirmTotp(who, this.forms.typed(request, 'code'));
      if (codes) return this.forms.send(request, reply, lang, recoveryCodesPage(lang, codes));
      return this.#page(request, reply, who, own, { of: 'confirm', text: say(lang, 'codeWrong') });
    });
  }

  @Post('totp/off')
  @PageRoute()
  off(@Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.#form(request, reply, async (who, own) => {
      if (await this.service.switchOffTotp(who, this.forms.typed(request, 'off-password')))
        return this.#done(reply, 'off');
      const text = say(this.forms.lang(request), 'wrongPassword');
      return this.#page(request, reply, who, own, { of: 'off', text });
    });
  }

  /** Whoever is not signed in is sent to do so, and comes back. */
  async #signedIn(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (who: SignedIn, own: OwnAccount) => Promise<FastifyReply>,
  ): Promise<void> {
    const who = await this.provider.session(request.raw, reply.raw);
    const own = who && (await this.service.see(who));
    if (!who || !own) {
      await reply.redirect(`${this.forms.home}/session/sign-in?to=${encodeURIComponent(PATH)}`, 303);
      return;
    }
    await work(who, own);
  }

  #form(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (who: SignedIn, own: OwnAccount) => Promise<FastifyReply>,
  ): Promise<void> {
    return this.#signedIn(request, reply, async (who, own) => {
      if (this.forms.isOurs(request, FORM, who.session)) return work(who, own);
      const text = say(this.forms.lang(request), 'formExpired');
      return this.#page(request, reply, who, own, { of: 'form', text });
    });
  }

  #done(reply: FastifyReply, what: string): FastifyReply {
    return reply.redirect(`${PATH}?done=${what}`, 303);
  }

  #page(
    request: FastifyRequest,
    reply: FastifyReply,
    { session }: SignedIn,
    { account, totp, recoveryCodesLeft, pending }: OwnAccount,
    fault?: AccountFault,
  ): FastifyReply {
    const lang = this.forms.lang(request);
    const done = /[?&]done=(password|off)(?:&|$)/u.exec(request.url)?.[1];
    const notice = done === undefined ? undefined : DONE[done];
    const markup = accountPage({
      lang,
      account,
      totp,
      recoveryCodesLeft,
      pending,
      fault,
      token: this.forms.token(FORM, session),
      home: this.forms.home,
      notice: notice === undefined ? undefined : say(lang, notice),
    });
    return this.forms.send(request, reply, lang, markup, fault === undefined ? 200 : 422);
  }
}
