import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CommuneThingListDto,
  CorrectionDto,
  CurrentActor,
  IsOptionalField,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { IsIn, IsUUID } from 'class-validator';
import { MergingService } from './merging.service.js';

const STATES = ['open', 'same', 'different'] as const;

class PairListDto extends CommuneThingListDto {
  @ApiPropertyOptional({ enum: STATES, default: 'open' })
  @IsOptionalField()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

class SameDto extends CorrectionDto {
  @ApiProperty({ format: 'uuid', description: 'Who stays: one of the two' })
  @IsUUID()
  keep!: string;
}

/** People who may be one. Nothing is merged unless somebody says so, and whatever was said can be taken back. */
@ApiTags('people')
@Controller('people/duplicates')
@Roles(...RECORDERS)
export class MergingController {
  constructor(private readonly service: MergingService) {}

  @Get()
  @Header('cache-control', 'private, no-store')
  list(@Query() { after, limit, state = 'open', ...filter }: PairListDto, @CurrentActor() actor: Actor) {
    return this.service.list({ ...filter, state }, { after, limit }, actor);
  }

  @Post(':id/same')
  @HttpCode(200)
  same(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { keep, reason }: SameDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.same(id, keep, reason, actor);
  }

  @Post(':id/different')
  @HttpCode(200)
  different(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CorrectionDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.different(id, reason, actor);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CorrectionDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.reopen(id, reason, actor);
  }
}
