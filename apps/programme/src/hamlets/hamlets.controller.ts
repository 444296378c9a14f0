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
import {
  HamletHistoryDto,
  HamletListDto,
  MergeHamletDto,
  RegisterHamletDto,
  RenameHamletDto,
} from './hamlets.dto.js';
import { HamletsQueries } from './hamlets.queries.js';
import { HamletsService } from './hamlets.service.js';

@ApiTags('hamlets')
@Controller('hamlets')
export class HamletsController {
  constructor(
    private readonly service: HamletsService,
    private readonly queries: HamletsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  register(
    @Body() body: RegisterHamletDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.register(tx, body, actor));
  }

  @Post(':id/rename')
  @HttpCode(200)
  @Roles(...RECORDERS)
  rename(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RenameHamletDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.rename(id, body, actor);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Roles(...RECORDERS)
  merge(@Param('id', ParseUUIDPipe) id: string, @Body() body: MergeHamletDto, @CurrentActor() actor: Actor) {
    return this.service.merge(id, body.into, body.on, body.reason, actor);
  }

  @Get()
  list(@Query() query: HamletListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }

  @Get(':id/history')
  history(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { on }: HamletHistoryDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.history(id, on, actor);
  }
}
