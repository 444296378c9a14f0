import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  APPROVERS,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  OnDto,
  ReasonedDto,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { DraftPlanDto, PlanListDto, PlannedNumbersDto, RevisePlanDto } from './plans.dto.js';
import { PlansService } from './plans.service.js';

@ApiTags('plans')
@Controller('plans')
export class PlansController {
  constructor(
    private readonly service: PlansService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  draft(@Body() body: DraftPlanDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    return this.idempotency.once(call, (tx) => this.service.draft(tx, body, numbersOf(body), actor));
  }

  @Post(':id/rewrite')
  @HttpCode(200)
  @Roles(...RECORDERS)
  rewrite(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlannedNumbersDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.rewrite(id, numbersOf(body), actor);
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Roles(...RECORDERS)
  revise(@Param('id', ParseUUIDPipe) id: string, @Body() body: RevisePlanDto, @CurrentActor() actor: Actor) {
    return this.service.revise(id, numbersOf(body), body, actor);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  approve(@Param('id', ParseUUIDPipe) id: string, @Body() { on }: OnDto, @CurrentActor() actor: Actor) {
    return this.service.approve(id, on, actor);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Roles(...APPROVERS)
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonedDto, @CurrentActor() actor: Actor) {
    return this.service.withdraw(id, body.on, body.reason, actor);
  }

  @Get()
  list(@Query() query: PlanListDto, @CurrentActor() actor: Actor) {
    return this.service.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}

const numbersOf = ({ plannedClasses, plannedTrainees }: PlannedNumbersDto) => ({
  plannedClasses,
  plannedTrainees,
});
