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
import { IsNull, Not } from 'typeorm';
import { searching } from '../common/searching.queries.js';
import { EngagePartnerDto, PartnerListDto } from './partners.dto.js';
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
  list(@Query() { q, state, ...query }: PartnerListDto, @CurrentActor() actor: Actor) {
    const organisation = searching('organisation', `concat_ws(' ', organisation, tax_code)`, q);
    return this.service.list({ ...query, ...organisation, ...standing(state) }, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}

const standing = (state: PartnerListDto['state']) =>
  state === undefined ? {} : { endedOn: state === 'active' ? IsNull() : Not(IsNull()) };
