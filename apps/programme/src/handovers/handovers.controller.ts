import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  ReasonedDto,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { searching } from '../common/searching.queries.js';
import {
  CorrectHandoverDto,
  DraftHandoverDto,
  type HandoverItemDto,
  HandoverListDto,
  InspectHandoverDto,
  SignHandoverDto,
} from './handovers.dto.js';
import { HandoversService } from './handovers.service.js';

const SEARCHED = `concat_ws(' ', receiver, receipt_no, jsonb_path_query_array(items, '$[*].serials[*]')::text)`;

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
    return this.idempotency.once(call, (tx) =>
      this.service.draft(tx, pilotId, { receiver, items: itemsOf(items) }, actor),
    );
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

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { items, receiver, reason, version }: CorrectHandoverDto,
    @CurrentActor() actor: Actor,
  ) {
    const correction = { receiver, reason, version, items: items && itemsOf(items) };
    return this.service.correct(id, correction, actor);
  }

  @Get()
  list(@Query() { q, ...query }: HandoverListDto, @CurrentActor() actor: Actor) {
    return this.service.list({ ...query, ...searching('receiver', SEARCHED, q) }, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}

const itemsOf = (items: readonly HandoverItemDto[]) =>
  items.map((item) => ({ ...item, serials: item.serials ?? [] }));
