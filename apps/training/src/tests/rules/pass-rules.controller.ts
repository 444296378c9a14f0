import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, LEADS, Roles } from '@xaso/platform';
import { tenthsOf } from '../scores/points.js';
import { PassRuleDto } from './pass-rules.dto.js';
import { PassRulesService } from './pass-rules.service.js';

@ApiTags('curricula')
@Controller('curricula/:id/pass-rule')
export class PassRulesController {
  constructor(private readonly service: PassRulesService) {}

  /** While the version is a draft: once it is published its rule holds for good. */
  @Put()
  @Roles(...LEADS)
  set(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { minAfterScore, minSharePercent }: PassRuleDto,
    @CurrentActor() actor: Actor,
  ) {
    const minAfterTenths = minAfterScore === null ? null : (tenthsOf(minAfterScore) ?? null);
    return this.service.set(id, { minAfterTenths, minSharePercent }, actor);
  }

  @Get()
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.service.one(id);
  }
}
