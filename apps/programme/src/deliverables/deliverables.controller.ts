import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  OfPilotDto,
  OnDto,
  ReasonedDto,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { searching } from '../common/searching.queries.js';
import { CorrectDeliverableDto, DeliverableListDto, PlanDeliverableDto } from './deliverables.dto.js';
import { DeliverablesService } from './deliverables.service.js';

@ApiTags('deliverables')
@Controller('deliverables')
export class DeliverablesController {
  constructor(
    private readonly service: DeliverablesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  plan(
    @Body() { pilotId, ...body }: PlanDeliverableDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const input = { ...body, partnerId: body.partnerId ?? null };
    return this.idempotency.once(call, (tx) => this.service.plan(tx, pilotId, input, actor));
  }

  @Post(':id/deliver')
  @HttpCode(200)
  @Roles(...RECORDERS)
  deliver(@Param('id', ParseUUIDPipe) id: string, @Body() { on }: OnDto, @CurrentActor() actor: Actor) {
    return this.service.step(id, 'delivered', on, actor);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Roles(...RECORDERS)
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() { on }: OnDto, @CurrentActor() actor: Actor) {
    return this.service.step(id, 'accepted', on, actor);
  }

  @Post(':id/go-live')
  @HttpCode(200)
  @Roles(...RECORDERS)
  goLive(@Param('id', ParseUUIDPipe) id: string, @Body() { on }: OnDto, @CurrentActor() actor: Actor) {
    return this.service.step(id, 'went-live', on, actor);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Roles(...RECORDERS)
  retire(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonedDto, @CurrentActor() actor: Actor) {
    return this.service.retire(id, body.on, body.reason, actor);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectDeliverableDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, body, actor);
  }

  @Get()
  list(@Query() { q, ...query }: DeliverableListDto, @CurrentActor() actor: Actor) {
    return this.service.list({ ...query, ...searching('title', 'title', q) }, actor);
  }

  @Get('share')
  share(@Query() { pilotId }: OfPilotDto, @CurrentActor() actor: Actor) {
    return this.service.share(pilotId, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
