import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  PilotThingListDto,
  ReasonedDto,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { EngagePartnerDto } from './partners.dto.js';
import { PartnersService } from './partners.service.js';

@ApiTags('partners')
@Controller('partners')
export class PartnersController {
  constructor(
    private readonly service: PartnersService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  engage(
    @Body() body: EngagePartnerDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const { pilotId, taxCode = null, trialUntil = null, priceAfter = null, ...rest } = body;
    const input = { ...rest, taxCode, trialUntil, priceAfter };
    return this.idempotency.once(call, (tx) => this.service.engage(tx, pilotId, input, actor));
  }

  @Post(':id/end')
  @HttpCode(200)
  @Roles(...RECORDERS)
  end(@Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonedDto, @CurrentActor() actor: Actor) {
    return this.service.end(id, body.on, body.reason, actor);
  }

  @Get()
  list(@Query() query: PilotThingListDto, @CurrentActor() actor: Actor) {
    return this.service.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
