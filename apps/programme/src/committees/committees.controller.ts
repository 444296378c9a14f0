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
import { CommitteeListDto, CorrectCommitteeDto, FormCommitteeDto } from './committees.dto.js';
import { CommitteesService } from './committees.service.js';

@ApiTags('committees')
@Controller('committees')
export class CommitteesController {
  constructor(
    private readonly service: CommitteesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  form(
    @Body() { pilotId, ...input }: FormCommitteeDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.form(tx, pilotId, input, actor));
  }

  @Post(':id/dissolve')
  @HttpCode(200)
  @Roles(...RECORDERS)
  dissolve(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonedDto, @CurrentActor() actor: Actor) {
    return this.service.dissolve(id, body.on, body.reason, actor);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectCommitteeDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, body, actor);
  }

  @Get()
  list(@Query() { q, ...query }: CommitteeListDto, @CurrentActor() actor: Actor) {
    return this.service.list({ ...query, ...searching('decisionNo', 'decision_no', q) }, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
