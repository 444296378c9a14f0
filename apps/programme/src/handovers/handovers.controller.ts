import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, Roles } from '@xaso/platform';
import { RECORDERS } from '../common/who.dto.js';
import { ReasonedDto } from '../common/commune-things.dto.js';
import { DraftHandoverDto, HandoverListDto, InspectHandoverDto, SignHandoverDto } from './handovers.dto.js';
import { HandoversService } from './handovers.service.js';

@ApiTags('handovers')
@Controller('handovers')
export class HandoversController {
  constructor(
    private readonly service: HandoversService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  draft(
    @Body() { pilotId, receiver, items }: DraftHandoverDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const input = { receiver, items: items.map((item) => ({ ...item, serials: item.serials ?? [] })) };
    return this.idempotency.once(call, (tx) => this.service.draft(tx, pilotId, input, actor));
  }

  @Post(':id/sign')
  @HttpCode(200)
  @Roles(...RECORDERS)
  sign(@Param('id', ParseUUIDPipe) id: string, @Body() body: SignHandoverDto, @CurrentActor() actor: Actor) {
    return this.service.sign(id, { ...body, evidenceId: body.evidenceId ?? null }, actor);
  }

  @Post(':id/inspect')
  @HttpCode(200)
  @Roles(...RECORDERS)
  inspect(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { on, found }: InspectHandoverDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.inspect(id, on, found, actor);
  }

  @Post(':id/void')
  @HttpCode(200)
  @Roles(...RECORDERS)
  voidSigned(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonedDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.voidSigned(id, body.on, body.reason, actor);
  }

  @Get()
  list(@Query() query: HandoverListDto, @CurrentActor() actor: Actor) {
    return this.service.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
