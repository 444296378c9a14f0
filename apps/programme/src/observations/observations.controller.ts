import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  APPROVERS,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import {
  CorrectObservationDto,
  findingOf,
  GiveBackDto,
  ObservationListDto,
  RecordObservationDto,
  RewriteObservationDto,
} from './observations.dto.js';
import { ObservationsQueries } from './observations.queries.js';
import { ObservationsService } from './observations.service.js';

@ApiTags('observations')
@Controller('observations')
export class ObservationsController {
  constructor(
    private readonly service: ObservationsService,
    private readonly queries: ObservationsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  record(
    @Body() body: RecordObservationDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const { pilotId, indicator, phase, period } = body;
    const place = { pilotId, indicator, phase, period };
    return this.idempotency.once(call, (tx) => this.service.record(tx, place, findingOf(body), actor));
  }

  @Put(':id')
  @Roles(...RECORDERS)
  rewrite(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RewriteObservationDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.rewrite(id, findingOf(body), body.version, actor);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectObservationDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, findingOf(body), body.reason, body.version, actor);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Roles(...RECORDERS)
  submit(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.submit(id, actor);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Roles(...APPROVERS)
  giveBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: GiveBackDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.giveBack(id, reason, actor);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  approve(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.approve(id, actor);
  }

  @Post(':id/lock')
  @HttpCode(200)
  @Roles(...APPROVERS)
  lock(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.lock(id, actor);
  }

  @Get()
  list(@Query() query: ObservationListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(actor, query);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.queries.one(id, actor);
  }
}
