import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  LEADS,
  OnDto,
  ReasonedDto,
  Roles,
} from '@xaso/platform';
import { CurriculumListDto, DraftCurriculumDto, RewriteCurriculumDto } from './curricula.dto.js';
import { CurriculaService } from './curricula.service.js';

@ApiTags('curricula')
@Controller('curricula')
export class CurriculaController {
  constructor(
    private readonly service: CurriculaService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...LEADS)
  draft(
    @Body() { code, ...words }: DraftCurriculumDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.draft(tx, code, words, actor));
  }

  @Post(':id/rewrite')
  @HttpCode(200)
  @Roles(...LEADS)
  rewrite(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, ...changes }: RewriteCurriculumDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.rewrite(id, changes, version, actor);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Roles(...LEADS)
  publish(@Param('id', ParseUUIDPipe) id: string, @Body() { on }: OnDto, @CurrentActor() actor: Actor) {
    return this.service.publish(id, on, actor);
  }

  @Post(':id/retire')
  @HttpCode(200)
  @Roles(...LEADS)
  retire(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonedDto, @CurrentActor() actor: Actor) {
    return this.service.retire(id, body.on, body.reason, actor);
  }

  @Get()
  list(@Query() query: CurriculumListDto) {
    return this.service.list(query);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.service.one(id);
  }
}
