import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, Roles } from '@xaso/platform';
import type { OneTimeLink } from '../credentials/links.service.js';
import { AccountListDto, AddAccountDto, BlockDto, ChangeAccountDto, ResetDto } from './accounts.dto.js';
import { AccountsService, type AccountView } from './accounts.service.js';

/** An account, and the link that its owner sets a password with. */
export interface AccountWithLink {
  readonly account: AccountView;
  /** Shown this once: absent when the same request is sent again. */
  readonly link?: OneTimeLink;
}

@ApiTags('accounts')
@Controller('accounts')
@Roles('admin')
export class AccountsController {
  constructor(
    private readonly service: AccountsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Header('cache-control', 'private, no-store')
  async add(
    @Body() body: AddAccountDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ): Promise<AccountWithLink> {
    let link: OneTimeLink | undefined;
    const { account } = await this.idempotency.once(call, async (tx) => {
      const { login, name, role, communes, hamlets = null } = body;
      const added = await this.service.add(tx, { login, name, role, communes, hamlets }, actor);
      link = added.link;
      // What is stored for a repeated request has no link in it.
      return { account: added.account };
    });
    return link === undefined ? { account } : { account, link };
  }

  @Post(':id/change')
  @HttpCode(200)
  change(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason, name, role, communes, hamlets }: ChangeAccountDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView> {
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(communes === undefined ? {} : { communes }),
      ...(hamlets === undefined ? {} : { hamlets }),
    };
    return this.service.change(id, changes, { version, reason }, actor);
  }

  @Post(':id/block')
  @HttpCode(200)
  block(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BlockDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView> {
    return this.service.block(id, reason, actor);
  }

  @Post(':id/unblock')
  @HttpCode(200)
  unblock(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: BlockDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView> {
    return this.service.unblock(id, reason, actor);
  }

  /** A link for a new password, shown once; links of before are void. */
  @Post(':id/reset')
  @HttpCode(200)
  @Header('cache-control', 'private, no-store')
  reset(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason, switchOffTotp = false }: ResetDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountWithLink> {
    return this.service.reset(id, { reason, switchOffTotp }, actor);
  }

  @Get()
  @Header('cache-control', 'private, no-store')
  list(
    @Query() { after, limit, ...filter }: AccountListDto,
    @CurrentActor() actor: Actor,
  ): Promise<AccountView[]> {
    return this.service.list(filter, { after, limit }, actor);
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<AccountView> {
    return this.service.one(id, actor);
  }
}

/** The account of whoever asks. */
@ApiTags('accounts')
@Controller('me')
export class MeController {
  constructor(private readonly service: AccountsService) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  me(@CurrentActor() actor: Actor): Promise<AccountView> {
    return this.service.me(actor);
  }
}
