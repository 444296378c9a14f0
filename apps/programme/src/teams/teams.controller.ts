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
import { ChangeMembersDto, CorrectTeamDto, FormTeamDto, TeamListDto } from './teams.dto.js';
import { TeamsQueries } from './teams.queries.js';
import { TeamsService } from './teams.service.js';

@ApiTags('teams')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly service: TeamsService,
    private readonly queries: TeamsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  form(
    @Body() { pilotId, ...body }: FormTeamDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const input = { ...body, hamletId: body.hamletId ?? null };
    return this.idempotency.once(call, (tx) => this.service.form(tx, pilotId, input, actor));
  }

  @Post(':id/members')
  @HttpCode(200)
  @Roles(...RECORDERS)
  changeMembers(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeMembersDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.changeMembers(id, body, actor);
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
    @Body() body: CorrectTeamDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, body, actor);
  }

  @Get()
  list(@Query() query: TeamListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
