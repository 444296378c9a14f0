import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Database,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  Roles,
} from '@xaso/platform';
import { LEADS } from '../common/who.dto.js';
import { CorrectProgrammeDto, DefineProgrammeDto } from './programmes.dto.js';
import { ProgrammesService } from './programmes.service.js';
import { ProgrammesStore } from './programmes.store.js';

@ApiTags('programmes')
@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly service: ProgrammesService,
    private readonly store: ProgrammesStore,
    private readonly database: Database,
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
    return this.database.transaction((tx) => this.store.findAll(tx, {}));
  }

  @Get(':code')
  one(@Param('code') code: string) {
    return this.database.transaction((tx) => this.store.named(tx, code));
  }
}
