import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  APPROVERS,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  LEADS,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import {
  CorrectScoreDto,
  ReviewScoreDto,
  ScoredOnDto,
  ScoreListDto,
  selfScoreOf,
  SelfScoreDto,
} from './scores.dto.js';
import { ScoresQueries } from './scores.queries.js';
import { ScoresService } from './scores.service.js';

@ApiTags('indicator-sets')
@Controller('indicator-sets/:setId/scores')
export class ScoresController {
  constructor(
    private readonly service: ScoresService,
    private readonly queries: ScoresQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  scoreSelf(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Body() body: SelfScoreDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const { communeUnitId, period, itemCode, on } = body;
    const command = { ...selfScoreOf(body), communeUnitId, period, itemCode, on };
    return this.idempotency.once(call, (tx) => this.service.scoreSelf(tx, setId, command, actor));
  }

  /** One commune in one period, with totals; what nobody scored is null. */
  @Get()
  list(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Query() { communeUnitId, period }: ScoreListDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.queries.of(setId, communeUnitId, period, actor);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectScoreDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(setId, id, selfScoreOf(body), body, actor);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Roles(...LEADS)
  review(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviewScoreDto,
    @CurrentActor() actor: Actor,
  ) {
    const { points = null, reason = null } = body;
    return this.service.review(setId, id, { points, reason }, body, actor);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  approve(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { on }: ScoredOnDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.approve(setId, id, on, actor);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Roles(...APPROVERS)
  publish(
    @Param('setId', ParseUUIDPipe) setId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { on }: ScoredOnDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.publish(setId, id, on, actor);
  }
}
