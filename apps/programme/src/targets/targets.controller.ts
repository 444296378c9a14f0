import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import { type MeasureUnit, UNITS } from '@xaso/contracts-programme';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  IsDay,
  IsOptionalField,
  LEADS,
  PageDto,
  Roles,
  SeenDto,
} from '@xaso/platform';
import { IsIn, IsNumber, IsString, IsUUID, Length, Matches } from 'class-validator';
import { CODE } from '../programmes/programmes.dto.js';
import type { Aim } from './target.js';
import { TargetsQueries } from './targets.queries.js';
import { TargetsService } from './targets.service.js';

export class AimDto {
  @ApiProperty()
  @IsNumber()
  value!: number;

  @ApiProperty({ enum: UNITS })
  @IsIn(UNITS)
  unit!: MeasureUnit;

  @ApiProperty({ description: 'The office that issued it' })
  @IsString()
  @Length(2, 200)
  issuer!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'The document of the register it stands in' })
  @IsOptionalField()
  @IsUUID()
  documentId?: string;

  @IsDay('the day it was issued')
  issuedOn!: string;

  @IsDay('the day it is to be reached')
  dueOn!: string;
}

export class SetTargetDto extends AimDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of one pilot; of the whole programme without' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;

  @ApiProperty({ example: 'programme.portals' })
  @Matches(CODE)
  indicator!: string;
}

export class ReviseTargetDto extends IntersectionType(AimDto, SeenDto) {
  @ApiProperty()
  @IsString()
  @Length(3, 2_000)
  reason!: string;
}

export class TargetListDto extends PageDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;
}

@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly service: TargetsService,
    private readonly queries: TargetsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...LEADS)
  set(@Body() body: SetTargetDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    const { programme, pilotId = null, indicator } = body;
    const goal = { programme, pilotId, indicator };
    return this.idempotency.once(call, (tx) => this.service.set(tx, goal, aimOf(body), actor));
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Roles(...LEADS)
  revise(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviseTargetDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.revise(id, aimOf(body), body, actor);
  }

  @Get()
  list(@Query() { programme, after, limit = 100 }: TargetListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(actor, programme, after, limit);
  }
}

const aimOf = ({ value, unit, issuer, documentId, issuedOn, dueOn }: AimDto): Aim => ({
  ...{ value, unit, issuer, issuedOn, dueOn },
  documentId: documentId ?? null,
});
