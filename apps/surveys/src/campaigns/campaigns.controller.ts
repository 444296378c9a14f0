import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { PURPOSES, type Purpose } from '@xaso/contracts-surveys';
import type { Actor, UnitId } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  Roles,
  IsInstant,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export class QuotaDto {
  @ApiProperty({ example: '17335@before-2025-07-01' })
  @Matches(/^\d{5}@(before-2025-07-01|from-2025-07-01)$/)
  communeUnitId!: UnitId;

  @ApiProperty({ minimum: 1 })
  @IsInt()
  target!: number;
}

export class PlanCampaignDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiProperty({ example: 'CQS' })
  @Matches(CODE)
  formCode!: string;

  @ApiProperty({ example: '2022.1' })
  @IsString()
  @Matches(CODE)
  formVersion!: string;

  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  purpose!: Purpose;

  @ApiProperty({ type: [QuotaDto] })
  @IsArray()
  @ArrayMaxSize(4_000)
  @ValidateNested({ each: true })
  @Type(() => QuotaDto)
  quotas!: QuotaDto[];

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  opensAt!: string;

  @ApiProperty({ format: 'date-time', description: 'First instant that is outside the window' })
  @IsInstant()
  closesAt!: string;

  @ApiPropertyOptional({ description: 'Demonstration data: marked in every fact and figure' })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;
}

@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly service: CampaignsService,
    private readonly queries: CampaignsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles('admin', 'programme-lead')
  plan(@Body() body: PlanCampaignDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    const input = {
      ...body,
      opensAt: new Date(body.opensAt),
      closesAt: new Date(body.closesAt),
      synthetic: body.synthetic ?? false,
    };
    return this.idempotency.once(call, async (tx) => {
      const { id, state, version } = await this.service.plan(tx, input, actor);
      return { id, state, version };
    });
  }

  @Post(':id/open')
  @HttpCode(200)
  @Roles('admin', 'programme-lead')
  async open(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const { state, version } = await this.service.open(id, actor);
    return { id, state, version };
  }

  @Get()
  list(@CurrentActor() actor: Actor, @Query('programme') programme?: string) {
    return this.queries.list(actor, programme);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.queries.one(id, actor);
  }
}
