import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { CorrectObligationDto, ObligationListDto, ProgressDto, SetObligationDto } from './obligations.dto.js';
import { ObligationsService } from './obligations.service.js';

@ApiTags('obligations')
@Controller('obligations')
export class ObligationsController {
  constructor(
    private readonly service: ObligationsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  set(
    @Body() { pilotId, ...input }: SetObligationDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.set(tx, pilotId, input, actor));
  }

  @Post(':id/progress')
  @HttpCode(200)
  @Roles(...RECORDERS)
  progress(@Param('id', ParseUUIDPipe) id: string, @Body() body: ProgressDto, @CurrentActor() actor: Actor) {
    return this.service.progress(id, body, actor);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectObligationDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, body, actor);
  }

  @Get()
  list(@Query() query: ObligationListDto, @CurrentActor() actor: Actor) {
    return this.service.overview(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
