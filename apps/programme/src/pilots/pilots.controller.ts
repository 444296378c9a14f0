import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { APPROVERS, CommuneThingListDto, CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import {
  ApprovePlanDto,
  ChangePhaseDto,
  DraftPlanDto,
  RestateProblemsDto,
  RewritePlanDto,
} from './pilots.dto.js';
import { PilotsQueries } from './pilots.queries.js';
import { PilotsService } from './pilots.service.js';

@ApiTags('pilots')
@Controller('pilots')
export class PilotsController {
  constructor(
    private readonly service: PilotsService,
    private readonly queries: PilotsQueries,
  ) {}

  @Get()
  list(@Query() query: CommuneThingListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.queries.one(id, actor);
  }

  /** What is still missing for each phase that comes next. */
  @Get(':id/gates')
  gates(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.gatesOf(id, actor);
  }

  @Patch(':id/problems')
  @Roles(...RECORDERS)
  restate(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RestateProblemsDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.restateProblems(id, body, actor);
  }

  @Post(':id/plans')
  @HttpCode(200)
  @Roles(...RECORDERS)
  draft(@Param('id', ParseUUIDPipe) id: string, @Body() body: DraftPlanDto, @CurrentActor() actor: Actor) {
    return this.service.draftPlan(id, body.summary, body.on, actor);
  }

  @Put(':id/plans/:planVersion')
  @Roles(...RECORDERS)
  rewrite(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('planVersion', ParseIntPipe) planVersion: number,
    @Body() body: RewritePlanDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.rewritePlan(id, planVersion, body, actor);
  }

  @Post(':id/plans/:planVersion/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('planVersion', ParseIntPipe) planVersion: number,
    @Body() body: ApprovePlanDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.approvePlan(id, planVersion, body.on, body.documentId, actor);
  }

  @Post(':id/phase')
  @HttpCode(200)
  @Roles(...APPROVERS)
  changePhase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangePhaseDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.changePhase(id, body, actor);
  }
}
