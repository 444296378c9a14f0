import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, LEADS, Roles } from '@xaso/platform';
import { CorrectProgrammeDto, DefineProgrammeDto } from './programmes.dto.js';
import { ProgrammesService } from './programmes.service.js';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly service: ProgrammesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...LEADS)
  define(
    @Body() body: DefineProgrammeDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const { months = null, lead = null, measures = [], synthetic = false } = body;
    const input = { ...body, months, lead, measures, synthetic };
    return this.idempotency.once(call, (tx) => this.service.define(tx, input, actor));
  }

  @Patch(':code')
  @Roles(...LEADS)
  correct(@Param('code') code: string, @Body() body: CorrectProgrammeDto, @CurrentActor() actor: Actor) {
    const { reason, ...correction } = body;
    return this.service.correct(code, correction, reason, actor);
  }

  @Get()
  list() {
    return this.service.list();
  }

  @Get(':code')
  one(@Param('code') code: string) {
    return this.service.one(code);
  }
}
