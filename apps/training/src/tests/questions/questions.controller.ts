import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CorrectionDto,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  LEADS,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { AddQuestionsDto, questionFrom } from './questions.dto.js';
import { QuestionsService } from './questions.service.js';

@ApiTags('tests')
@Controller()
export class QuestionsController {
  constructor(
    private readonly service: QuestionsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('curricula/:id/questions')
  @Roles(...LEADS)
  add(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { questions }: AddQuestionsDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.add(tx, id, questions.map(questionFrom), actor));
  }

  /** With the right options, so only for those who give tests. */
  @Get('curricula/:id/questions')
  @Roles(...RECORDERS, 'trainer')
  bank(@Param('id', ParseUUIDPipe) id: string) {
    return this.service.bank(id);
  }

  /** Tests that ask it already go on asking it. */
  @Post('questions/:id/withdraw')
  @HttpCode(200)
  @Roles(...LEADS)
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CorrectionDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.withdraw(id, reason, actor);
  }
}
